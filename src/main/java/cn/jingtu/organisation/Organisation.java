package cn.jingtu.organisation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that takes part in the plans of a city.
 *
 * @param id readable and the same for the same kind of body in every city, {@code agriculture}
 * @param name as the plans write it in full, {@code 市农业农村局}
 * @param divisionCode GB/T 2260 code of the area it governs; null for bodies without one
 * @param aliases other ways in which it is written
 */
public record Organisation(
        String cityId,
        String id,
        String name,
        OrganisationKind kind,
        @Nullable String divisionCode,
        Set<String> aliases) {

    private static final String HEADS = ".head";
    private static final String DEPUTIES = ".deputy";

    public Organisation {
        aliases = Set.copyOf(aliases);
    }

    /** Id of the county that it governs or is an outpost in, {@code hepu} of {@code hepu-ecology}; null: none of them. */
    public @Nullable String county() {
        if (kind == OrganisationKind.OUTPOST) {
            return id.substring(0, id.lastIndexOf('-'));
        }
        return kind.canExecute() ? id : null;
    }

    /** Group of its staff (经办), {@code guigang.agriculture}. */
    public String groupId() {
        return cityId + "." + id;
    }

    /** Group of its heads (主要负责人), {@code guigang.agriculture.head}. */
    public String headGroupId() {
        return headsOf(groupId());
    }

    /** Group of those who lead a part of it under its heads (分管领导), {@code guigang.agriculture.deputy}. */
    public String deputyGroupId() {
        return groupId() + DEPUTIES;
    }

    /** Group of the staff of the body that has this group, be it that of its staff, its deputies or its heads. */
    public static String staffOf(String groupId) {
        for (String post : List.of(HEADS, DEPUTIES)) {
            if (groupId.endsWith(post)) {
                return groupId.substring(0, groupId.length() - post.length());
            }
        }
        return groupId;
    }

    /** Group of the heads of the body that has this group. */
    public static String headsOf(String groupId) {
        return staffOf(groupId) + HEADS;
    }
}
