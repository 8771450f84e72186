package cn.jingtu.browser;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which people sign in. */
class SignInIT extends BrowserTest {

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_page_that_lay_open_longer_than_a_visitors_session_still_lets_people_in() throws IOException {
        page().navigate(address() + "/camunda/app/tasklist/default/");
        Locator form = page().locator("form[name=signinForm], form.form-signin").first();
        form.waitFor();
        page().waitForTimeout(1000);
        jdbc.sql("delete from jingtu.spring_session").update();

        form.locator("input[type=text]").fill("guigang.agriculture");
        form.locator("input[type=password]")
                .fill(Files.readString(dataFolder.resolve("demo-password")).strip());
        form.locator("button[type=submit]").click();
        page().locator("section.tasks-list").waitFor();
    }
}
