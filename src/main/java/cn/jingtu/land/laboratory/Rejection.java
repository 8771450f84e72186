package cn.jingtu.land.laboratory;

import cn.jingtu.standards.SoilItem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a remark takes back: 样品作废 the whole sample, 镉数据作废 one item, 除镉外均无效 all others.
 *
 * @param all whether it names nothing in particular
 * @param named what it takes back by name
 * @param spared of each sentence that takes back everything but something: that
 */
record Rejection(boolean all, List<NamedItems> named, List<NamedItems> spared) {

    private static final Pattern REJECTED =
            Pattern.compile("(?<![无没未])(?:作废|无效|不合格|剔除|废弃|舍弃)|(?i)reject|invalid|^\\s*R\\s*$");
    private static final Pattern SENTENCE = Pattern.compile("[,，;；。]");
    private static final Pattern EXCEPT = Pattern.compile("除(?:了)?(.+?)(?:以外|之外|外)");
    /** What disturbed is not what is taken back. */
    private static final Pattern CAUSE = Pattern.compile("(?:受|因|由于|被)[^,，;；。]*?(?:干扰|影响|污染|沾污|破损)");

    static Rejection in(String remark) {
        List<NamedItems> named = new ArrayList<>();
        List<NamedItems> spared = new ArrayList<>();
        boolean all = false;
        for (String sentence : SENTENCE.split(remark)) {
            if (!REJECTED.matcher(sentence).find()) {
                continue;
            }
            String plain = CAUSE.matcher(sentence).replaceAll("");
            Matcher except = EXCEPT.matcher(plain);
            boolean spares = except.find();
            NamedItems items = NamedItems.in(spares ? except.group(1) : plain);
            if (items.none()) {
                all = true;
            } else if (spares) {
                spared.add(items);
            } else {
                named.add(items);
            }
        }
        // 质控不合格，镉作废: what is taken back by name is all that is taken back
        return new Rejection(all && named.isEmpty() && spared.isEmpty(), named, spared);
    }

    boolean includes(SoilItem item) {
        return all
                || named.stream().anyMatch(items -> items.include(item))
                || spared.stream().anyMatch(items -> !items.include(item));
    }
}
