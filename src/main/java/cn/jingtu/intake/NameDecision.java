package cn.jingtu.intake;

import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Row;
import cn.jingtu.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk decided about a name that the city does not know.
 *
 * @param name as the document writes it
 * @param organisation id of the body that is meant; null to add one
 * @param kind of the body to be added; null where one is named
 */
public record NameDecision(
        @Text(name = "单位名称", max = LONGEST_NAME) String name,

        @Nullable @Text(name = "对应的单位", max = 100, optional = true)
        String organisation,

        @Nullable @Called("单位类别") OrganisationKind kind)
        implements Row {

    /** Characters of the name of a body. */
    static final int LONGEST_NAME = 100;

    @Override
    public String about() {
        return name == null ? "" : name;
    }
}
