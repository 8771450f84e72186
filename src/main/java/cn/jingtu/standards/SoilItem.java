package cn.jingtu.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a laboratory is, measured by the standard.
 *
 * @param key one for all spellings of the same thing: the standard's name where it has one
 * @param limit the row of the standard that it is, or is a part of; null: none
 * @param instead items of the standard whose results settle what this one leaves open; empty: none do
 * @param reason Chinese, for a person: why it is not compared; empty where there is nothing to say
 */
public record SoilItem(Kind kind, String key, @Nullable SoilLimit limit, List<String> instead, String reason) {

    SoilItem(Kind kind, String key, @Nullable SoilLimit limit, String reason) {
        this(kind, key, limit, List.of(), reason);
    }

    public enum Kind {
        /** An item of the standard. */
        LISTED,
        /** One of the components of which the standard limits the sum. */
        PART,
        /** Something that the standard has no limit for. */
        UNLISTED,
        /** Named like an item of the standard, and defined otherwise or not told from it. */
        DIFFERENT
    }
}
