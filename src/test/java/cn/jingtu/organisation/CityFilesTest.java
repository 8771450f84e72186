package cn.jingtu.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.FileProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFilesTest {

    @TempDir
    Path folder;

    @Test
    void the_cities_that_came_with_the_program_are_found() {
        assertThat(new CityFiles("").folders())
                .extracting(city -> city.id() + " " + city.plans().keySet())
                .containsExactly("beihai [2020.yaml]", "guigang [2023.yaml]");
    }

    @Test
    void the_folder_adds_cities_and_years_and_stands_in_for_what_came_with_the_program() throws IOException {
        file("yunshan/organisation.yaml");
        file("beihai/plans/2021.yaml");
        file("guigang/plans/2023.yaml");
        file("guigang/plans/2023.yaml.bak");
        file("README.txt");
        assertThat(new CityFiles(folder.toString()).folders())
                .extracting(city -> city.id() + " " + city.plans().keySet())
                .containsExactly("beihai [2020.yaml, 2021.yaml]", "guigang [2023.yaml]", "yunshan []");
        CityFolder guigang = new CityFiles(folder.toString()).folders().get(1);
        assertThat(guigang.readPlan("2023.yaml").tree().path("from").asText()).isEqualTo("folder");
        assertThat(guigang.readOrganisation().tree().at("/city/id").asText()).isEqualTo("guigang");
    }

    @Test
    void a_city_without_its_bodies_is_refused() throws IOException {
        file("nowhere/plans/2026.yaml");
        assertThatThrownBy(() -> new CityFiles(folder.toString()).folders())
                .isInstanceOf(FileProblemsException.class)
                .hasMessageContaining("nowhere/organisation.yaml")
                .hasMessageContaining("请补上");
    }

    @Test
    void a_missing_folder_is_told_instead_of_passed_over() {
        assertThatThrownBy(() -> new CityFiles(folder.resolve("typo").toString()).folders())
                .isInstanceOf(FileProblemsException.class)
                .hasMessageContaining("jingtu.cities-dir");
    }

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "from: folder\n");
    }
}
