package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Facts.Works;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one plot as somebody wrote them down; the file is described in {@code src/docs/land-access.md}. */
final class FactsFile {

    private static final List<List<String>> TOP = List.of(
            List.of("gate", "环节"),
            List.of("date", "日期", "查询日期"),
            List.of("plot", "地块"),
            List.of("use", "用途"),
            List.of("lists", "名单"),
            List.of("survey", "调查", "土壤污染状况调查"),
            List.of("assessment", "风险评估"),
            List.of("works", "管控修复", "风险管控修复"),
            List.of("effect", "效果评估"),
            List.of("conditions", "条件", "附带条件"));
    private static final List<List<String>> USE =
            List.of(List.of("planned", "规划用途"), List.of("previous", "原用途"), List.of("started", "已开工"));
    private static final List<List<String>> PREVIOUS = List.of(
            List.of("known", "清楚"),
            List.of("use", "用途"),
            List.of("source", "来源"),
            List.of("industry", "工业"),
            List.of("storage", "仓储"),
            List.of("waste", "固体废物"),
            List.of("keyUnit", "重点监管单位"));
    private static final List<List<String>> LISTING =
            List.of(List.of("list", "名单"), List.of("entered", "列入日期"), List.of("left", "移出日期"));
    private static final List<List<String>> SURVEY = List.of(
            List.of("done", "已开展"),
            List.of("date", "日期"),
            List.of("review", "评审", "reviewed"),
            List.of("conclusion", "结论"),
            List.of("landClass", "用地类别"),
            List.of("changed", "调查后有变化"));
    private static final List<List<String>> ASSESSMENT = List.of(
            List.of("done", "已开展"),
            List.of("date", "日期"),
            List.of("reviewed", "通过评审"),
            List.of("conclusion", "结论"),
            List.of("landClass", "用地类别"));
    private static final List<List<String>> WORKS = List.of(List.of("state", "进展"));
    private static final List<List<String>> EFFECT = List.of(
            List.of("done", "已开展"),
            List.of("date", "日期"),
            List.of("reviewed", "通过评审"),
            List.of("targetsMet", "达到目标"),
            List.of("landClass", "用地类别"),
            List.of("independent", "另行委托"));
    private static final Set<String> UNCHANGED = Set.of("不变", "unchanged", "用途不变");
    private static final Set<String> NOT_KNOWN = Set.of("不明", "unknown", "未定", "未知");

    private FactsFile() {}

    /** @throws Refusal in a Chinese sentence for what cannot be read */
    static Facts read(ObjectNode file) {
        Fields fields = Fields.of("", file, TOP);
        Gate gate = fields.one("gate", Gate.values(), () -> {
            throw Refusal.invalid("缺少“gate”，请填写环节，G1至G7。");
        });
        LocalDate date = fields.day("date");
        if (date == null) {
            throw Refusal.invalid("缺少“date”，请填写查询日期，如2026-08-15。");
        }
        return new Facts(
                gate,
                date,
                use(fields.object("use", USE)),
                lists(fields),
                survey(fields.object("survey", SURVEY)),
                assessment(fields.object("assessment", ASSESSMENT)),
                works(fields),
                effect(fields.object("effect", EFFECT)),
                fields.texts("conditions"));
    }

    private static Use use(Fields use) {
        Previous previous = previous(use);
        String planned = use.text("planned");
        return new Use(
                planned != null && UNCHANGED.contains(planned) ? previous.use() : landUse(use, "planned"),
                previous,
                use.stated("started", Stated.NO));
    }

    /** One word alone is the use, with nothing else said. */
    private static Previous previous(Fields use) {
        boolean word = use.raw("previous").map(JsonNode::isValueNode).orElse(false);
        Fields previous = word ? use : use.object("previous", PREVIOUS);
        LandUse last = landUse(previous, word ? "previous" : "use");
        if (word) {
            return new Previous(Stated.YES, last, null, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN);
        }
        return new Previous(
                previous.stated("known", Stated.YES),
                last,
                previous.text("source"),
                previous.stated("industry", Stated.UNKNOWN),
                previous.stated("storage", Stated.UNKNOWN),
                previous.stated("waste", Stated.UNKNOWN),
                previous.stated("keyUnit", Stated.UNKNOWN));
    }

    private static @Nullable LandUse landUse(Fields fields, String field) {
        String text = fields.text(field);
        if (text == null || NOT_KNOWN.contains(text)) {
            return null;
        }
        return fields.optional(field, LandUse.values()).orElse(null);
    }

    /** A list of places on lists, or an object with the lists as its fields; null when it is not said. */
    private static @Nullable List<Listing> lists(Fields fields) {
        if (!fields.has("lists")) {
            return null;
        }
        JsonNode lists = fields.raw("lists").orElseThrow();
        List<Listing> listings = new ArrayList<>();
        if (lists.isArray()) {
            lists.forEach(element -> listings.add(listing(element)));
        } else if (lists instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                Listing listing = listing(entry.getKey(), entry.getValue());
                if (listing != null) {
                    listings.add(listing);
                }
            }
        } else if (Set.of("无", "none").contains(lists.asText())) {
            return List.of();
        } else {
            throw Refusal.invalid("“lists”应是列表，不在任何名单内的写成[]。");
        }
        return listings;
    }

    private static Listing listing(JsonNode element) {
        if (element.isTextual()) {
            return new Listing(Fields.one("lists", element.asText(), SiteList.values()), null, null);
        }
        if (!(element instanceof ObjectNode object)) {
            throw Refusal.invalid("“lists”的每一项应是名单名称，或者有list、entered、left的对象。");
        }
        Fields fields = Fields.of("lists", object, LISTING);
        return new Listing(
                fields.one("list", SiteList.values(), () -> {
                    throw Refusal.invalid("“lists”中有一项缺少“list”，请填写名单名称。");
                }),
                fields.day("entered"),
                fields.day("left"));
    }

    private static @Nullable Listing listing(String name, JsonNode value) {
        SiteList list = Fields.one("lists", name, SiteList.values());
        if (value instanceof ObjectNode object) {
            Fields fields = Fields.of("lists." + name, object, LISTING.subList(1, LISTING.size()));
            return new Listing(list, fields.day("entered"), fields.day("left"));
        }
        Stated on = value.isValueNode() && !value.isNull()
                ? Fields.one("lists." + name, value.asText(), Stated.values())
                : Stated.UNKNOWN;
        return switch (on) {
            case YES -> new Listing(list, null, null);
            case NO -> null;
            case UNKNOWN -> throw Refusal.invalid("“lists." + name + "”不明，请先查询该名单，再填写是或者否。");
        };
    }

    private static Survey survey(Fields survey) {
        return new Survey(
                survey.stated("done", said(survey, "review", "conclusion")),
                survey.day("date"),
                survey.one("review", Review.values(), () -> Review.UNKNOWN),
                survey.one("conclusion", Finding.values(), () -> Finding.UNKNOWN),
                survey.landClass("landClass"),
                survey.stated("changed", Stated.NO));
    }

    private static Assessment assessment(Fields assessment) {
        return new Assessment(
                assessment.stated("done", said(assessment, "reviewed", "conclusion")),
                assessment.day("date"),
                assessment.stated("reviewed", Stated.UNKNOWN, "通过", "不通过", "passed", "failed"),
                assessment.one("conclusion", Risk.values(), () -> Risk.UNKNOWN),
                assessment.landClass("landClass"));
    }

    private static Works works(Fields fields) {
        boolean word = fields.raw("works").map(JsonNode::isValueNode).orElse(false);
        return word
                ? fields.one("works", Works.values(), () -> Works.UNKNOWN)
                : fields.object("works", WORKS).one("state", Works.values(), () -> Works.UNKNOWN);
    }

    private static Effect effect(Fields effect) {
        return new Effect(
                effect.stated("done", said(effect, "reviewed", "targetsMet")),
                effect.day("date"),
                effect.stated("reviewed", Stated.UNKNOWN, "通过", "不通过", "passed", "failed"),
                effect.stated("targetsMet", Stated.UNKNOWN, "达到", "未达到", "met", "not-met"),
                effect.landClass("landClass"),
                effect.stated("independent", Stated.UNKNOWN));
    }

    /** Whoever tells what came of it says that it was done. */
    private static Stated said(Fields fields, String... results) {
        return fields.hasAny(results) ? Stated.YES : Stated.UNKNOWN;
    }
}
