package cn.jingtu.plan.process;

import cn.jingtu.calendar.process.OtherTime;
import java.time.LocalDate;
import java.util.List;

/** What other modules rehearse for the demo, after its plans and in the same manner. */
public interface RehearsedStories {

    /** Those that are yet to be told, as they stand at the start of the program. */
    List<Story> outstanding();

    /** One past, in a transaction of its own. */
    interface Story {

        /** What it is about, for everybody's eyes: 北海市：地块“…”. */
        String title();

        /**
         * Goes through it until today.
         *
         * @param goOn to be called between its steps: throws when the program stops
         */
        void tell(OtherTime time, LocalDate today, Runnable goOn);
    }
}
