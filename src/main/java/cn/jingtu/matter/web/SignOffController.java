package cn.jingtu.matter.web;

import cn.jingtu.matter.Record;
import cn.jingtu.matter.SignLevel;
import cn.jingtu.matter.SignOff;
import cn.jingtu.matter.SignOffs;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the one who signs has before him. */
@RestController
class SignOffController {

    private final Desks desks;
    private final SignOffs signOffs;
    private final Organisations organisations;
    private final People people;

    SignOffController(Desks desks, SignOffs signOffs, Organisations organisations, People people) {
        this.desks = desks;
        this.signOffs = signOffs;
        this.organisations = organisations;
        this.people = people;
    }

    /**
     * @param definition version of the procedure that had it sent, with which the view was deployed
     * @param view module that draws what is signed
     * @param levels that it passes, in their order
     * @param silent names of bodies that have not co-signed yet
     * @param forHead whether the reader, a deputy, would sign for the head
     * @param noteHint what such a deputy has to write
     */
    record SignOffView(
            String kind,
            String title,
            String body,
            String drafter,
            String definition,
            String view,
            List<Level> levels,
            List<SignatureLine> signatures,
            List<String> silent,
            boolean forHead,
            String noteHint) {}

    /** @param next whether its turn is now */
    record Level(String code, String label, boolean next) {}

    record SignatureLine(
            String level,
            String levelName,
            String who,
            boolean agreed,
            String words,
            @Nullable String onBehalfOf,
            @Nullable String note,
            Instant at) {}

    @GetMapping("/api/tasks/{taskId}/sign-off")
    SignOffView view(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        if (!desk.procedure().equals("sign-off")) {
            throw Refusal.notFound("这项待办不是审签。");
        }
        SignOff s = signOffs.get(desk.key());
        Names names = organisations.names(desk.city());
        Map<String, String> persons = people.names(
                Stream.concat(Stream.of(s.draftedBy()), s.signatures().stream().map(SignOff.Signature::person))
                        .toList());
        Optional<SignLevel> next = s.next();
        return new SignOffView(
                s.kind(),
                s.title(),
                names.of(s.body()),
                persons.getOrDefault(s.draftedBy(), s.draftedBy()),
                s.definitionId(),
                s.view(),
                s.levels().stream()
                        .map(level -> new Level(
                                level.name(),
                                level.label(),
                                next.filter(level::equals).isPresent()))
                        .toList(),
                s.signatures().stream()
                        .map(signature -> new SignatureLine(
                                signature.level().name(),
                                signature.level().label(),
                                Record.who(
                                        names.of(signature.body()),
                                        persons.getOrDefault(signature.person(), signature.person())),
                                signature.agreed(),
                                signature.words(),
                                signature.onBehalfOf(),
                                signature.note(),
                                signature.at()))
                        .toList(),
                names.of(s.silent()),
                signOffs.signsForHead(s),
                signOffs.noteHint(s));
    }
}
