package cn.jingtu.land;

import cn.jingtu.matter.Journal;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of every procedure of construction land stand on. */
abstract class LandProcess {

    @Autowired
    Guide guide;

    @Autowired
    Office office;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    Journal journal;

    @BeforeEach
    void on_some_day() {
        office.today(LocalDate.of(2026, 1, 12));
    }

    RegisterEntry site(String id) {
        return register.get(register.get(id).root());
    }
}
