package cn.jingtu.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the covering notice and the title say: which city, which year, who issued it when under which number. */
record Head(
        @Nullable String city,
        @Nullable Integer year,
        @Nullable String title,
        @Nullable String documentNumber,
        @Nullable String issuer,
        @Nullable LocalDate issueDate) {

    private static final String KINDS = "(?:计划|方案|要点|安排|行动|措施|清单|分工|意见|部署|任务书|分解表|任务表)";
    private static final Pattern NOTICE =
            Pattern.compile("印发[〈<]?《?([^《》]{4,70}?" + KINDS + "(?:（[^（）]{1,12}）)?)》?的?通知");
    private static final Pattern ISSUER = Pattern.compile("([\\u4e00-\\u9fff（）]{4,40}?)(?:文件)?关于(?:印发|下发|发布)");
    private static final Pattern RED_HEAD = Pattern.compile("([\\u4e00-\\u9fff]{4,80}(?:局|委|委员会|政府|办公室|领导小组|指挥部|办))文件");
    private static final Pattern BODY = Pattern.compile("[\\u4e00-\\u9fff、]{4,60}(?:局|厅|委|委员会|人民政府|办公室|领导小组|指挥部|办)");
    private static final Pattern NUMBER =
            Pattern.compile("([\\u4e00-\\u9fff]{1,10})[〔（]((?:19|20)\\d{2})[〕）]第?(\\d{1,4})号");
    static final Pattern TITLE_LINE = Pattern.compile("[^。；，：]{2,60}" + KINDS + "(?:（[^（）]{1,12}）)?");
    private static final Pattern DATE = Pattern.compile("(20\\d{2})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern CHINESE_DATE =
            Pattern.compile("(二[〇零][〇零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");
    private static final Pattern YEAR = Pattern.compile("(20\\d{2})年?|(二[〇零][〇零一二三四五六七八九]{2})年?");
    private static final Pattern PLACE = Pattern.compile(
            "(?:[\\u4e00-\\u9fff]{2,5}?(?:省|自治区))?(?<city>[\\u4e00-\\u9fff]{1,10}?(?:自治州|自治县|自治旗|地区|盟|旗|市|州(?!市|区|县)|县|区)"
                    // a district or county that writes its city before its own name
                    + "(?:(?<=[市州盟])[\\u4e00-\\u9fff]{1,6}?(?:自治县|自治旗|新区|区|县|旗)(?=20\\d{2}|二[〇零]))?)(?!域)");

    private static final Pattern PROVINCE =
            Pattern.compile("([\\u4e00-\\u9fff]{2,6}?(?:省|自治区))(?=20\\d{2}|二〇|土壤|净土|地下水|生态环境|人民政府|污染防治|委员会)");

    static Head of(PlanText plan, Outline.Unit root) {
        List<String> lines = new ArrayList<>();
        for (Outline.Range range : root.own) {
            lines.add(plan.text().substring(range.start(), range.end()));
        }
        String joined = String.join("", lines);
        String title = title(lines, joined);
        String issuer = issuer(lines);
        issuer = issuer == null ? closingSignature(plan) : issuer;
        LocalDate date = issueDate(lines);
        if (date == null) {
            date = closingDate(plan);
        }
        Integer year = year(title, joined, date);
        String city = city(title, issuer, plan.text());
        if (issuer != null && city != null && issuer.startsWith(city.substring(city.length() - 1) + "人民政府")) {
            // 市人民政府办公室 of a red head is short for the city's
            issuer = city + issuer.substring(1);
        }
        return new Head(city, year, title, documentNumber(lines), issuer, date);
    }

    static @Nullable String title(List<String> lines, String joined) {
        Matcher notice = NOTICE.matcher(joined);
        if (notice.find()) {
            return withoutDate(notice.group(1));
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() <= 60 && TITLE_LINE.matcher(line).matches() && !line.contains("通知")) {
                boolean whole = YEAR.matcher(line).find() || i == 0;
                String before = whole ? "" : lines.get(i - 1);
                boolean fits = before.length() >= 3
                        && before.length() <= 40
                        && !DATE.matcher(before).find()
                        && !NUMBER.matcher(before).find()
                        && "。：；）".indexOf(before.charAt(before.length() - 1)) < 0;
                return withoutDate(fits ? before + line : line);
            }
        }
        return null;
    }

    /** 某市…计划（2021年4月6日） */
    private static String withoutDate(String title) {
        return Regex.replaceFirst(title, "（20\\d{2}年.*）$", "");
    }

    private static @Nullable String issuer(List<String> lines) {
        for (String line : lines) {
            Matcher issuer = ISSUER.matcher(line);
            if (issuer.lookingAt()) {
                return issuer.group(1);
            }
        }
        for (int i = 1; i < lines.size(); i++) {
            // the name stands in a line of its own above 关于印发…
            if (Regex.of("关于(?:印发|下发|发布).*").matcher(lines.get(i)).lookingAt()
                    && BODY.matcher(lines.get(i - 1)).matches()) {
                return lines.get(i - 1);
            }
        }
        for (String line : lines) {
            Matcher head = RED_HEAD.matcher(line);
            if (head.lookingAt()) {
                return apart(head.group(1));
            }
        }
        // the signature stands above the date
        for (int i = 0; i < lines.size(); i++) {
            Matcher date = DATE.matcher(lines.get(i));
            if (date.find() && lines.get(i).length() <= 40) {
                String before = lines.get(i).substring(0, date.start());
                String signature = before.length() >= 4 ? before : i > 0 ? lines.get(i - 1) : "";
                // two signatures side by side
                signature = apart(signature);
                if (Regex.matches(signature, "(?:.{4,30}、){0,6}[\\u4e00-\\u9fff]{4,30}(?:局|委|委员会|政府|办公室|领导小组|指挥部|办)")) {
                    return signature;
                }
            }
        }
        return null;
    }

    /** Signatures side by side: 甲市某局甲市另局. */
    private static String apart(String signatures) {
        Matcher first = Regex.of("^(.{2,8}?(?:市|州|县|区))(.{2,14}?(?:局|委|办|办公室|委员会))(?=\\1)")
                .matcher(signatures);
        return first.find() ? signatures.replaceAll("(?<=.)(?=" + first.group(1) + ")", "、") : signatures;
    }

    private static @Nullable String documentNumber(List<String> lines) {
        for (String line : lines) {
            Matcher number = NUMBER.matcher(line);
            while (number.find()) {
                char before = number.start() > 0 ? line.charAt(number.start() - 1) : ' ';
                if (before != '（' && before != '》' && line.length() <= 60) {
                    String body = Regex.replaceFirst(number.group(1), ".*文件", "");
                    return body + "〔" + number.group(2) + "〕" + number.group(3) + "号";
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate issueDate(List<String> lines) {
        for (String line : lines) {
            if (line.length() <= 45) {
                LocalDate date = dateAtEnd(line);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    /** A plan may carry its signature at the end. */
    private static @Nullable LocalDate closingDate(PlanText plan) {
        List<PlanText.Paragraph> paragraphs = plan.paragraphs();
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - 8); i--) {
            String text = plan.textOf(paragraphs.get(i));
            LocalDate date = text.length() <= 45 ? dateAtEnd(text) : null;
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable String closingSignature(PlanText plan) {
        List<PlanText.Paragraph> paragraphs = plan.paragraphs();
        for (int i = paragraphs.size() - 1; i >= Math.max(1, paragraphs.size() - 8); i--) {
            Matcher date = DATE.matcher(plan.textOf(paragraphs.get(i)));
            String before = date.find() && plan.textOf(paragraphs.get(i)).length() <= 45
                    ? plan.textOf(paragraphs.get(i)).substring(0, date.start())
                    : null;
            String name = before == null || !before.isEmpty() ? before : plan.textOf(paragraphs.get(i - 1));
            if (name != null && BODY.matcher(name).matches()) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable LocalDate dateAtEnd(String line) {
        Matcher date = DATE.matcher(line);
        while (date.find()) {
            String rest = line.substring(date.end());
            if (rest.isEmpty() || Regex.matches(rest, "(?:印发|发布|印|）|（.*）).{0,6}")) {
                return dateOf(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
            }
        }
        Matcher chinese = CHINESE_DATE.matcher(line);
        if (chinese.find() && line.length() - chinese.end() <= 3) {
            return dateOf(
                    Numerals.valueOf(chinese.group(1)),
                    Numerals.valueOf(chinese.group(2)),
                    Numerals.valueOf(chinese.group(3)));
        }
        return null;
    }

    private static @Nullable LocalDate dateOf(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer year(@Nullable String title, String joined, @Nullable LocalDate issued) {
        for (String text : new String[] {title == null ? "" : title, joined}) {
            Matcher year = YEAR.matcher(text);
            while (year.find()) {
                boolean ofNumber = year.start() > 0 && "〔（".indexOf(text.charAt(year.start() - 1)) >= 0;
                if (!ofNumber) {
                    return year.group(1) != null ? Integer.valueOf(year.group(1)) : Numerals.valueOf(year.group(2));
                }
            }
        }
        return issued == null ? null : issued.getYear();
    }

    static @Nullable String placeOf(String text) {
        String rest =
                Regex.replaceFirst(Regex.replaceFirst(text, "^(?:关于印发)?《?", ""), "^(?:20\\d{2}|二[〇零].{2})年(?:度)?", "");
        Matcher province = PROVINCE.matcher(rest);
        if (province.lookingAt()) {
            return province.group(1);
        }
        Matcher place = PLACE.matcher(rest);
        return place.lookingAt() && !Regex.matches(place.group("city"), "(?:全|我|本|各|城|都)(?:市|县|区|州)")
                ? place.group("city")
                : null;
    }

    private static @Nullable String city(@Nullable String title, @Nullable String issuer, String text) {
        for (String candidate : new String[] {title, issuer}) {
            if (candidate != null) {
                String place = placeOf(candidate);
                if (place != null) {
                    return place;
                }
            }
        }
        Matcher named = Regex.of("(?<![\\u4e00-\\u9fff])?([\\u4e00-\\u9fff]{2,4}?(?:市|州))(?=人民政府|生态环境局|土壤|委|政府)")
                .matcher(text);
        Map<String, Integer> count = new HashMap<>();
        String best = null;
        while (named.find()) {
            String name = named.group(1);
            if (!Regex.matches(name, ".*(?:全|我|本|各|县|由|及|和|是|经|对|在|的|、|，|区).*")) {
                int n = count.merge(name, 1, Integer::sum);
                best = best == null || n > count.getOrDefault(best, 0) ? name : best;
            }
        }
        return best;
    }
}
