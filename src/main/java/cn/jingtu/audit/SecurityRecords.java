package cn.jingtu.audit;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.SecurityLog.Entry;
import cn.jingtu.platform.security.SecurityLog.Query;
import cn.jingtu.platform.security.WebCall;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The security log as it may be read: auditors read what concerns their city, administrators all of it. Supervisors see
 * how plans move, not who signs in from where.
 */
@Component
public class SecurityRecords {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String WHOLE_INSTALLATION = "全系统";
    /** What fits a sheet that people still read. */
    private static final int MAX_EXPORTED = 5000;

    private final SecurityLog log;
    private final Organisations organisations;
    private final People people;
    private final CurrentUser user;

    SecurityRecords(SecurityLog log, Organisations organisations, People people, CurrentUser user) {
        this.log = log;
        this.organisations = organisations;
        this.people = people;
        this.user = user;
    }

    /**
     * What to look for; null: whatever it is.
     *
     * @param city id of one city
     * @param user id of an account
     * @param from first day
     * @param to last day
     */
    public record Wanted(
            @Nullable String city,
            @Nullable String user,
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @param next id to go on from; null: there are no older ones */
    public record Page(
            List<SecurityEntry> entries, @Nullable Long next) {}

    /** @param file content of an .xlsx */
    public record Export(String name, byte[] file) {}

    /** The cities whose entries the person at hand may read; none for most people. */
    public List<City> readable() {
        return organisations.cities().stream()
                .filter(city -> user.isAdministrator() || user.isMemberOf(CityGroups.auditors(city.id())))
                .toList();
    }

    /** @throws Refusal if the person at hand may not read it, or not of this city */
    public Page page(Wanted wanted, @Nullable Long before, int size) {
        List<Entry> found = log.find(query(wanted), before, size + 1);
        boolean more = found.size() > size;
        List<Entry> shown = more ? found.subList(0, size) : found;
        return new Page(named(shown), more ? shown.get(size - 1).id() : null);
    }

    /** @throws Refusal if the person at hand may not read it, or not of this city */
    public Export export(Wanted wanted) {
        Query query = query(wanted);
        if (wanted.city() != null) {
            WebCall.concerns(wanted.city());
        }
        List<Entry> found = log.find(query, null, MAX_EXPORTED + 1);
        boolean more = found.size() > MAX_EXPORTED;
        String remark = more ? "只列出最近" + MAX_EXPORTED + "条。请缩小日期范围，分次导出更早的记录。" : "";
        String name = "安全日志" + (wanted.from() == null ? "" : "-" + wanted.from())
                + (wanted.to() == null ? "" : "至" + wanted.to()) + ".xlsx";
        List<SecurityEntry> entries = named(more ? found.subList(0, MAX_EXPORTED) : found);
        return new Export(name, SecurityLedger.write("安全日志", entries, remark));
    }

    private Query query(Wanted wanted) {
        List<String> readable = readable().stream().map(City::id).toList();
        if (readable.isEmpty() && !user.isAdministrator()) {
            throw Refusal.forbidden("安全日志只供本市审计人员和系统管理员查看。");
        }
        if (wanted.city() != null && !readable.contains(wanted.city())) {
            throw Refusal.forbidden("只能查看本市的安全日志，请重新选择城市。");
        }
        if (!isOfOurTime(wanted.from()) || !isOfOurTime(wanted.to())) {
            throw Refusal.invalid("日期不正确，请重新选择。");
        }
        if (wanted.from() != null && wanted.to() != null && wanted.from().isAfter(wanted.to())) {
            throw Refusal.invalid("开始日期晚于结束日期，请重新选择。");
        }
        List<String> cities = wanted.city() != null ? List.of(wanted.city()) : user.isAdministrator() ? null : readable;
        return new Query(
                cities,
                wanted.user(),
                wanted.kind(),
                wanted.from() == null ? null : wanted.from().atStartOfDay(ZONE).toInstant(),
                wanted.to() == null
                        ? null
                        : wanted.to().plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    private static boolean isOfOurTime(@Nullable LocalDate day) {
        return day == null || (day.getYear() >= 2000 && day.getYear() < 2200);
    }

    private List<SecurityEntry> named(List<Entry> entries) {
        Map<String, String> cities = organisations.cities().stream().collect(Collectors.toMap(City::id, City::name));
        Map<String, String> names = people.names(entries.stream()
                .map(Entry::user)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> new SecurityEntry(
                        entry.id(),
                        entry.at(),
                        entry.kind(),
                        entry.kind().label(),
                        entry.city(),
                        entry.city() == null ? WHOLE_INSTALLATION : cities.getOrDefault(entry.city(), entry.city()),
                        entry.user(),
                        entry.user() == null ? null : names.get(entry.user()),
                        entry.address(),
                        entry.what(),
                        entry.oldValue(),
                        entry.newValue(),
                        entry.reason()))
                .toList();
    }
}
