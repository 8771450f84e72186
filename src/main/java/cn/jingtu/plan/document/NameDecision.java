package cn.jingtu.plan.document;

import cn.jingtu.organisation.OrganisationKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk decided about a name that the city does not know.
 *
 * @param name as the document writes it
 * @param organisation id of the body that is meant; null to add one
 * @param kind of the body to be added; null where one is named
 */
public record NameDecision(
        @NotBlank(message = "单位名称不能为空") @Size(max = 100, message = "单位名称不超过100字") String name,
        @Nullable String organisation,
        @Nullable OrganisationKind kind) {}
