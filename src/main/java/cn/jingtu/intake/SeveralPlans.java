package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file may hold one plan only: the numbers begin anew under a title of another city or year. */
final class SeveralPlans {

    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    private SeveralPlans() {}

    static void refuse(PlanText plan) {
        Set<String> titles = new LinkedHashSet<>();
        List<String> keys = new ArrayList<>();
        String title = null;
        for (PlanText.Paragraph paragraph : plan.paragraphs()) {
            if (paragraph.row()) {
                continue;
            }
            String text = plan.textOf(paragraph);
            Marker marker = Marker.at(text, 0);
            if (marker != null && marker.level() == Marker.Level.CHAPTER && marker.number() == 1 && title != null) {
                String key = key(title);
                if (key != null && !keys.contains(key)) {
                    keys.add(key);
                    titles.add(title);
                }
                title = null;
            } else if (marker == null
                    && text.length() <= 60
                    && text.indexOf('《') < 0
                    && Head.TITLE_LINE.matcher(text).matches()) {
                title = text;
            }
        }
        if (titles.size() > 1) {
            throw new PlanDocumentException(
                    PlanDocumentException.Reason.SEVERAL_PLANS,
                    "文件里有" + titles.size() + "份计划（" + String.join("；", titles) + "）。请拆成单独的文件，一次上传一份。");
        }
    }

    /** City and year of a title; a title without either is a heading inside a plan. */
    private static @Nullable String key(String title) {
        Matcher year = YEAR.matcher(title);
        String place = Head.placeOf(title);
        return year.find() && place != null ? place + year.group() : null;
    }
}
