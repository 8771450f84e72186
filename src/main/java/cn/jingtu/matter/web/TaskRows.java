package cn.jingtu.matter.web;

import cn.jingtu.matter.SignOffs;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The row of a procedure that a task is about: the one that it works at, or the one that it signs. */
@Component
class TaskRows {

    private final Desks desks;
    private final SignOffs signOffs;

    TaskRows(Desks desks, SignOffs signOffs) {
        this.desks = desks;
        this.signOffs = signOffs;
    }

    /**
     * Business key of that row; empty if the task is about something else.
     *
     * @throws cn.jingtu.platform.Refusal if there is no such open task that the user may read
     */
    Optional<String> key(String taskId, String procedure) {
        Desk desk = desks.open(taskId);
        return desk.procedure().equals(procedure)
                ? Optional.of(desk.key())
                : Optional.of(desk)
                        .filter(signing -> signing.procedure().equals("sign-off"))
                        .flatMap(signing -> signOffs.find(signing.key()))
                        .map(signed -> signed.row().key());
    }
}
