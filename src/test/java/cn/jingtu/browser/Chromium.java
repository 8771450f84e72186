package cn.jingtu.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. */
public final class Chromium {

    private Chromium() {}

    /** One for all tests of a run; Playwright ends it with the process. */
    public static Browser running() {
        return Running.BROWSER;
    }

    static Optional<Path> find() {
        return Stream.of(
                        System.getenv("JINGTU_CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe")
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Chinese also where the browser draws, as in fields for dates. */
    private static List<String> arguments() {
        // The sandbox needs rights that containers, where tests often run as root, do not have.
        return "root".equals(System.getProperty("user.name"))
                ? List.of("--lang=zh-CN", "--no-sandbox")
                : List.of("--lang=zh-CN");
    }

    private static final class Running {

        static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find().orElseThrow())
                        .setArgs(arguments()));
    }
}
