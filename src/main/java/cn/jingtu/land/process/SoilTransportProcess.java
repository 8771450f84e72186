package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code soil-transport} whether a load was reported in time. */
@ForModels("soilTransport")
public class SoilTransportProcess {

    /** 污染地块土壤环境管理办法（试行）第二十五条; counted from the later of the two reports. */
    private static final int WORKDAYS_BEFORE = 5;

    private final EntryProcess entries;
    private final CityCalendars calendars;

    SoilTransportProcess(EntryProcess entries, CityCalendars calendars) {
        this.entries = entries;
        this.calendars = calendars;
    }

    /**
     * Takes the plan of a transport.
     *
     * @throws Refusal if it begins earlier than five working days after both ends were told, and nobody says why
     */
    public void planned(DelegateTask task) {
        RegisterEntry own = entries.take(task);
        LocalDate here = LocalDate.parse(own.value("reportedHereOn"));
        LocalDate there = LocalDate.parse(own.value("reportedThereOn"));
        LocalDate earliest = calendars.workdays(own.city()).plus(here.isAfter(there) ? here : there, WORKDAYS_BEFORE);
        if (LocalDate.parse(own.value("startsOn")).isBefore(earliest)
                && own.value("shortNotice").isEmpty()) {
            throw Refusal.invalid("转运污染土壤应当提前五个工作日报告所在地和接收地（污染地块土壤环境管理办法（试行）第二十五条），按报告日期最早可在" + earliest
                    + "转运。请核对日期；确实提前转运的，请填写未提前五个工作日报告的原因。");
        }
    }
}
