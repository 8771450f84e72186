package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table is named in one module only; the others read the views that it publishes, {@code jingtu.v_…}. */
class TableNamesTest {

    private static final Path SOURCES = Path.of("src/main/java/cn/jingtu");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern TABLE = Pattern.compile("(?i)create\\s+table\\s+(?:jingtu\\.)?(\\w+)");
    private static final Pattern VIEW = Pattern.compile("(?i)create\\s+view\\s+jingtu\\.(\\w+)");
    /** Behind a word of SQL: messages and packages look the same otherwise. */
    private static final Pattern IN_SQL =
            Pattern.compile("(?i)\\b(?:from|join|into|update|table|using|truncate|only)\\s+jingtu\\.(\\w+)\\b");

    @Test
    void a_table_is_named_in_one_module_only() throws IOException {
        Map<String, Set<String>> modules = modulesByName(sources());
        Set<String> tables = names(TABLE);
        assertThat(tables).isNotEmpty();

        assertThat(shared(modules, tables))
                .as("tables that several modules name; publish a view in a migration, jingtu.v_…")
                .isEmpty();
    }

    @Test
    void what_is_named_is_a_table_or_a_view_of_ours() throws IOException {
        Set<String> known = names(TABLE);
        known.addAll(names(VIEW));

        assertThat(modulesByName(sources()).keySet()).isSubsetOf(known);
    }

    @Test
    void a_table_that_another_module_names_would_be_noticed() throws IOException {
        Map<String, String> sources = sources();
        sources.put("audit/Peeping.java", "jdbc.sql(\"select * from jingtu.plan_task\")");

        assertThat(shared(modulesByName(sources), names(TABLE))).containsOnlyKeys("plan_task");
    }

    private static Map<String, Set<String>> shared(Map<String, Set<String>> modules, Set<String> tables) {
        Map<String, Set<String>> shared = new TreeMap<>(modules);
        shared.keySet().retainAll(tables);
        shared.values().removeIf(in -> in.size() < 2);
        return shared;
    }

    /** Of each name that stands in SQL, the modules in which it does. */
    private static Map<String, Set<String>> modulesByName(Map<String, String> sources) {
        Map<String, Set<String>> modules = new HashMap<>();
        sources.forEach((path, text) -> {
            Matcher named = IN_SQL.matcher(text);
            while (named.find()) {
                modules.computeIfAbsent(named.group(1).toLowerCase(Locale.ROOT), name -> new TreeSet<>())
                        .add(path.substring(0, path.indexOf('/')));
            }
        });
        return modules;
    }

    /** By the path below the package of the program. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                String path = SOURCES.relativize(file).toString().replace('\\', '/');
                if (path.contains("/")) {
                    sources.put(path, Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static Set<String> names(Pattern pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : List.copyOf(files.toList())) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
