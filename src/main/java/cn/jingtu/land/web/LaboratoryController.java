package cn.jingtu.land.web;

import cn.jingtu.land.laboratory.ColumnMapping;
import cn.jingtu.land.laboratory.LaboratoryData;
import cn.jingtu.land.laboratory.LaboratoryData.Reading;
import cn.jingtu.land.laboratory.LaboratoryData.Round;
import cn.jingtu.land.laboratory.LaboratoryData.Said;
import cn.jingtu.land.laboratory.Role;
import cn.jingtu.land.laboratory.TableMapping;
import cn.jingtu.land.web.LaboratoryViews.ColumnView;
import cn.jingtu.land.web.LaboratoryViews.DataView;
import cn.jingtu.land.web.LaboratoryViews.JudgedView;
import cn.jingtu.land.web.LaboratoryViews.ReadingView;
import cn.jingtu.land.web.LaboratoryViews.RoleView;
import cn.jingtu.land.web.LaboratoryViews.TableView;
import cn.jingtu.land.web.LaboratoryViews.UploadView;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import cn.jingtu.register.process.Steps;
import cn.jingtu.standards.LandClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 检测数据 in the forms of steps: a file is read, its columns corrected, the judging seen before it is handed in. */
@RestController
@RequestMapping("/api/tasks/{taskId}/laboratory")
class LaboratoryController {

    /** As sheets of steps name it. */
    private static final String BLOCK = "laboratory";

    private static final Field CODE = Field.alone("laboratoryCode", "检测机构统一社会信用代码", FieldType.CREDIT_CODE, null, null);
    private static final Field BACKGROUND = Field.alone("background", "当地背景值", FieldType.DECIMAL, "mg/kg", 0);
    private static final List<String> WITH_BACKGROUND = List.of("砷", "钴", "钒");

    private final LaboratoryData data;
    private final Steps steps;
    private final Desks desks;
    private final Register register;
    private final CurrentUser user;

    LaboratoryController(LaboratoryData data, Steps steps, Desks desks, Register register, CurrentUser user) {
        this.data = data;
        this.steps = steps;
        this.desks = desks;
        this.register = register;
        this.user = user;
    }

    /** @param unit in which its values are, where the file does not say it */
    record ColumnForm(
            @NotNull(message = "请选择这一列是什么") @Called("列") Role role,
            @Text(name = "表头", max = 500) String head,

            @Nullable @Text(name = "检测项目", max = 100, optional = true)
            String item,

            @Nullable @Text(name = "单位", max = 30, optional = true)
            String unit) {

        ColumnMapping mapping() {
            return new ColumnMapping(0, head, role, orNull(item), null, orNull(unit), null);
        }
    }

    /** @param backgrounds by item, as typed */
    record SaidForm(
            @NotNull(message = "请选择检测数据文件") @Called("检测数据文件")
            UUID file,

            @Nullable @Text(name = "检测机构", max = 100, optional = true)
            String laboratory,

            @Nullable @Text(name = "检测机构统一社会信用代码", max = 18, optional = true)
            String laboratoryCode,

            @Nullable @Text(name = "检测报告编号", max = 100, optional = true)
            String reportNumber,

            @NotNull @Size(max = 2000, message = "列过多") @Called("列")
            List<@Valid ColumnForm> columns,

            @NotNull @Size(max = 3, message = "背景值过多") @Called("当地背景值")
            Map<String, @Nullable @Text(name = "当地背景值", max = 24, optional = true) String> backgrounds,

            @Nullable @Text(name = "背景值来源", max = 200, optional = true)
            String backgroundSource) {

        Said said() {
            Map<String, BigDecimal> numbers = new LinkedHashMap<>();
            backgrounds.forEach((item, typed) -> {
                if (!WITH_BACKGROUND.contains(item)) {
                    throw Refusal.invalid("背景值只用于砷、钴、钒。");
                }
                kept(BACKGROUND, typed).ifPresent(number -> numbers.put(item, new BigDecimal(number)));
            });
            if (!numbers.isEmpty() && orNull(backgroundSource) == null) {
                throw Refusal.invalid("请写明当地背景值的来源。");
            }
            return new Said(
                    laboratory == null ? "" : laboratory.strip(),
                    kept(CODE, laboratoryCode).orElse(null),
                    reportNumber == null ? "" : reportNumber.strip(),
                    columns.stream().map(ColumnForm::mapping).toList(),
                    numbers,
                    orNull(backgroundSource));
        }

        private static java.util.Optional<String> kept(Field field, @Nullable String typed) {
            try {
                return Values.kept(field, typed == null ? "" : typed);
            } catch (Values.Wrong wrong) {
                throw Refusal.invalid(wrong.getMessage() + "。");
            }
        }
    }

    /** What is there for the matter of a task: what the task hands in, and how earlier results were judged. */
    @GetMapping
    DataView data(@PathVariable String taskId) {
        if (!steps.at(taskId).blocks().containsKey(BLOCK)) {
            throw Refusal.notFound("本步骤没有检测数据。");
        }
        RegisterEntry own = register.get(desks.open(taskId).key());
        List<Round> rounds = data.rounds(own.root());
        return new DataView(
                data.ofTask(taskId).stream().map(UploadView::of).toList(),
                rounds.stream()
                        .map(round -> JudgedView.of(round, data.verdicts(round), data.uploads(round)))
                        .toList(),
                data.standing(own.root(), LandClass.FIRST)
                        .map(LaboratoryViews::label)
                        .orElse(null),
                data.standing(own.root(), LandClass.SECOND)
                        .map(LaboratoryViews::label)
                        .orElse(null),
                data.effect(own.id()).map(LaboratoryViews::label).orElse(null));
    }

    /** Reads a file as it would be kept, and keeps nothing. */
    @PostMapping("/reading")
    ReadingView read(@PathVariable String taskId, @Valid @RequestBody SaidForm form) {
        RegisterEntry own = asking(taskId);
        Reading reading = data.read(own, register.get(own.root()), taskId, form.file(), form.said());
        return new ReadingView(
                reading.tables().stream().map(LaboratoryController::view).toList(),
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.NONE)
                        .map(role -> new RoleView(role.name(), role.label()))
                        .toList(),
                JudgedView.of(reading));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UploadView keep(@PathVariable String taskId, @Valid @RequestBody SaidForm form) {
        RegisterEntry own = asking(taskId);
        Said said = form.said();
        if (said.laboratory().isEmpty() || said.reportNumber().isEmpty()) {
            throw Refusal.invalid("请填写检测机构和检测报告编号。");
        }
        return UploadView.of(data.keep(own, taskId, form.file(), said, user.id()));
    }

    /** The entry that the procedure works at, where its step asks for results and is the user's. */
    private RegisterEntry asking(String taskId) {
        Desk desk = desks.open(taskId);
        if (!desks.mayWork(desk)) {
            throw Refusal.forbidden("您可以查看本任务，但不承办本任务，不能登记检测数据。");
        }
        if (!Boolean.TRUE.equals(steps.at(taskId).blocks().get(BLOCK))) {
            throw Refusal.conflict("本步骤不登记检测数据。");
        }
        return register.get(desk.key());
    }

    private static TableView view(TableMapping table) {
        return new TableView(
                table.sheet(),
                table.title(),
                table.layout().label(),
                table.unit(),
                table.units(),
                table.columns().stream()
                        .filter(column -> !column.head().isBlank())
                        .map(column -> new ColumnView(
                                column.head(), column.role().name(), column.item(), column.cas(), column.unit()))
                        .toList());
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
