package cn.jingtu.organisation;

/** Somebody asked for a city or a body that is not on file. The message is Chinese and fit to be shown. */
public class UnknownOrganisationException extends RuntimeException {

    private UnknownOrganisationException(String message) {
        super(message);
    }

    static UnknownOrganisationException city(String id) {
        return new UnknownOrganisationException(
                "没有编号为“" + id + "”的城市。请核对编号，或先为该市建立 cities/" + id + "/organisation.yaml 后重新启动。");
    }

    static UnknownOrganisationException body(String cityId, String id) {
        return new UnknownOrganisationException("城市“" + cityId + "”没有编号为“" + id + "”的单位。请核对编号，或先在 cities/" + cityId
                + "/organisation.yaml 中登记该单位后重新启动。");
    }
}
