package cn.jingtu.land.review;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All forms there are. */
public final class ReviewForms {

    private static final List<ReviewForm> ALL = read();

    private ReviewForms() {}

    private static List<ReviewForm> read() {
        List<ReviewForm> forms = new ArrayList<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:standards/review-forms/*.yaml")) {
                YamlFile file = YamlFile.read(String.valueOf(resource.getFilename()), resource);
                file.refuseIfWrong();
                forms.add(file.as(ReviewForm.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forms.sort(Comparator.comparing(ReviewForm::form));
        return List.copyOf(forms);
    }

    public static List<ReviewForm> all() {
        return ALL;
    }

    /**
     * The form of that name, in whatever width and case: 3-4, 表3-4.
     *
     * @throws Refusal that names the forms there are
     */
    public static ReviewForm of(String name) {
        String wanted = Answer.plain(name)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(附件|附表|表)", "")
                .replaceAll("[_.–—−]", "-")
                .strip();
        return ALL.stream()
                .filter(form -> form.form().equals(wanted) || form.aliases().contains(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "没有表“" + name + "”，现有："
                                + String.join(
                                        "、",
                                        ALL.stream()
                                                .map(form -> form.form() + "（" + form.title() + "）")
                                                .toList())
                                + "。"));
    }
}
