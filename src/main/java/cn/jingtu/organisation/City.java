package cn.jingtu.organisation;

/**
 * A city whose plans run here.
 *
 * @param id readable and lower case, {@code beihai}; also the id of its tenant
 * @param name full name, {@code 北海市}
 * @param divisionCode GB/T 2260 code, {@code 450500}
 */
public record City(String id, String name, String divisionCode) {

    /** The name of a body as it stands outside its city: 市农业农村局 becomes 贵港市农业农村局. */
    public String formalName(Organisation body) {
        return body.name().startsWith("市") ? name + body.name().substring(1) : body.name();
    }
}
