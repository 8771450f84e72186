package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states of the use of a parcel, in the words of {@link LandUse} and {@link Stated}; what is empty is not
 * known.
 *
 * @param source where the past is known from: 国土调查, 不动产权籍, 现场踏勘
 */
public record UseStatement(
        @Nullable @Text(name = "规划用途", max = 40, optional = true)
        String planned,

        @Nullable @Text(name = "原用途", max = 40, optional = true)
        String previous,

        @Nullable @Text(name = "原用途来源", max = 40, optional = true)
        String source,

        @Nullable @Text(name = "曾有工矿活动", max = 10, optional = true)
        String industry,

        @Nullable @Text(name = "曾有仓储", max = 10, optional = true)
        String storage,

        @Nullable @Text(name = "曾堆放、填埋或者处置固体废物", max = 10, optional = true)
        String waste,

        @Nullable @Text(name = "曾为重点监管单位用地", max = 10, optional = true)
        String keyUnit,

        @Nullable @Text(name = "已开工", max = 10, optional = true)
        String started) {

    /** Where the past of a plot may be known from. */
    public static final List<String> SOURCES = List.of("国土调查", "不动产权籍", "现场踏勘", "人员访谈");

    /** @throws Refusal for a word that is none of theirs */
    public Use use() {
        return new Use(landUse("规划用途", planned), past(), stated("已开工", started) == Stated.YES ? Stated.YES : Stated.NO);
    }

    private Previous past() {
        return new Previous(
                Stated.YES,
                landUse("原用途", previous),
                blank(source) ? null : source,
                stated("曾有工矿活动", industry),
                stated("曾有仓储", storage),
                stated("固体废物", waste),
                stated("重点监管单位", keyUnit));
    }

    /** What was stated before, with what is said here in its place. */
    public Use over(Use stated) {
        Previous before = stated.previous();
        Previous found = past();
        return new Use(
                stated.planned(),
                new Previous(
                        Stated.YES,
                        Optional.ofNullable(found.use()).orElse(before.use()),
                        Optional.ofNullable(found.source()).orElse(before.source()),
                        over(before.industry(), found.industry()),
                        over(before.storage(), found.storage()),
                        over(before.waste(), found.waste()),
                        over(before.keyUnit(), found.keyUnit())),
                stated.started());
    }

    private static Stated over(Stated before, Stated found) {
        return found == Stated.UNKNOWN ? before : found;
    }

    private static @Nullable LandUse landUse(String field, @Nullable String word) {
        return blank(word)
                ? null
                : one(LandUse.values(), String.valueOf(word))
                        .orElseThrow(() -> Refusal.invalid(field + "“" + word + "”不能识别，请填写用地分类名称，如居住用地、工业用地、农用地。"));
    }

    private static Stated stated(String field, @Nullable String word) {
        return blank(word)
                ? Stated.UNKNOWN
                : one(Stated.values(), String.valueOf(word))
                        .orElseThrow(() -> Refusal.invalid(field + "“" + word + "”不能识别，请填写是、否或者不明。"));
    }

    private static <T extends Worded> Optional<T> one(T[] values, String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.words().stream()
                        .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
