package cn.jingtu.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Collectors;

/** A secret in a file that only the account running the program can read (mode 600; on Windows the folder's rights). */
public final class SecretFile {

    /** No letters that are taken for one another when read aloud or typed off a screen. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private SecretFile() {}

    /** The secret in the file; a new one is made up and stored when there is none. */
    public static String readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            String secret = Files.readString(file).strip();
            if (!secret.isEmpty()) {
                return secret;
            }
        }
        String secret = random();
        write(file, secret);
        return secret;
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, String secret) throws IOException {
        createPrivateDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder"));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (isPosix(file)) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, secret + System.lineSeparator());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Creates the directory, and its parents, so that only its owner can enter it; an existing one stays as it is. */
    public static void createPrivateDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (isPosix(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Twenty letters and digits with a mark between each five, which the engine's password policy accepts. */
    public static String random() {
        var random = new SecureRandom();
        while (true) {
            String secret = random.ints(20, 0, LETTERS.length())
                    .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                    .collect(Collectors.joining())
                    .replaceAll("(.{5})(?=.)", "$1-");
            if (secret.matches(".*[a-z].*") && secret.matches(".*[A-Z].*") && secret.matches(".*[0-9].*")) {
                return secret;
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
