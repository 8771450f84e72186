package cn.jingtu.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.detect.Detector;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.junit.jupiter.api.Test;

/**
 * What reads a stranger's file is as small as it can be: four parsers, each made by name. A library that brings more of
 * them is noticed here.
 */
class ParsersTest {

    private static final String OFFICE = "org.apache.tika.parser.microsoft.";

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jingtu");

    @Test
    void the_four_parsers_in_use_are_there_and_their_modules_bring_only_what_else_is_known() throws IOException {
        Set<String> inUse = Set.of(
                PDFParser.class.getName(),
                JSoupParser.class.getName(),
                OfficeParser.class.getName(),
                OOXMLParser.class.getName());
        // They come in the same jar as the two for Word; nothing makes them, and what some of them need is left out.
        Set<String> besides = Set.of(
                OFFICE + "EMFParser",
                OFFICE + "WMFParser",
                OFFICE + "JackcessParser",
                OFFICE + "MSOwnerFileParser",
                OFFICE + "OldExcelParser",
                OFFICE + "TNEFParser",
                OFFICE + "activemime.ActiveMimeParser",
                OFFICE + "chm.ChmParser",
                OFFICE + "onenote.OneNoteParser",
                OFFICE + "ooxml.xwpf.ml2006.Word2006MLParser",
                OFFICE + "pst.OutlookPSTParser",
                OFFICE + "pst.PSTMailItemParser",
                OFFICE + "rtf.RTFParser",
                OFFICE + "xml.SpreadsheetMLParser",
                OFFICE + "xml.WordMLParser");

        Set<String> all = new HashSet<>(inUse);
        all.addAll(besides);
        assertThat(named(Parser.class)).isEqualTo(new TreeSet<>(all));
    }

    @Test
    void a_mailbox_and_a_database_could_not_even_be_tried() {
        assertThat(loadable(Parser.class))
                .contains(PDFParser.class.getName(), OfficeParser.class.getName())
                .doesNotContain(
                        OFFICE + "JackcessParser", OFFICE + "pst.OutlookPSTParser", OFFICE + "pst.PSTMailItemParser");
    }

    @Test
    void the_kinds_of_files_are_told_by_known_detectors() throws IOException {
        assertThat(named(Detector.class))
                .containsExactlyInAnyOrder(
                        OFFICE.replace("parser", "detect") + "POIFSContainerDetector",
                        "org.apache.tika.detect.zip.DefaultZipContainerDetector");
    }

    @Test
    void no_code_of_ours_lets_tika_choose_a_parser() {
        nothingChooses("cn.jingtu..").check(ours);
    }

    @Test
    void a_choice_left_to_tika_would_be_noticed() {
        JavaClasses chooser = new ClassFileImporter().importClasses(Chooser.class);
        assertThatThrownBy(() -> nothingChooses("cn.jingtu..").check(chooser))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AutoDetectParser");
    }

    static final class Chooser {
        Parser any() {
            return new AutoDetectParser();
        }
    }

    /** TikaConfig, Tika and the composite parsers ask the registry for every parser there is. */
    private static ArchRule nothingChooses(String where) {
        return noClasses()
                .that()
                .resideInAPackage(where)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.apache\\.tika\\.(Tika|config\\..*|parser\\.(AutoDetect|Default|Composite|External|Recursive).*)");
    }

    /** By the lists in the jars. */
    private static Set<String> named(Class<?> service) throws IOException {
        Set<String> names = new TreeSet<>();
        List<URL> lists = Collections.list(
                ParsersTest.class.getClassLoader().getResources("META-INF/services/" + service.getName()));
        for (URL list : lists) {
            try (var in = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                in.lines()
                        .map(line -> line.replaceAll("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> loadable(Class<?> service) {
        Set<String> names = new TreeSet<>();
        var providers = ServiceLoader.load(service).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return names;
                }
                names.add(providers.next().getClass().getName());
            } catch (ServiceConfigurationError | NoClassDefFoundError absent) {
                // what it needs is left out, as it should be
            }
        }
    }
}
