package cn.jingtu.land.laboratory;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.offline.OfflineCommand;
import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItems;
import cn.jingtu.standards.SoilLimit;
import cn.jingtu.standards.SoilStandard;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code judge FILE}: judges a laboratory's results without starting the program. */
public final class JudgeCommand implements OfflineCommand {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public String usage() {
        return "文件（.xlsx、.xls 或 .csv）[--use 规划用途] [--background 砷=40,钴=30]";
    }

    @Override
    public String failed() {
        return "判定检测数据时出错，没有得到结果。请另存为 .xlsx 后再试。";
    }

    @Override
    public String answer(List<String> arguments) throws JsonProcessingException {
        Call call = Call.of(arguments);
        LaboratoryResults results = LaboratoryResults.read(Path.of(call.file()));
        return MAPPER.writeValueAsString(
                results.judge(results.propose(List.of()), SoilStandard.current(), call.use(), call.backgrounds()));
    }

    private record Call(String file, @Nullable String use, Map<String, BigDecimal> backgrounds) {

        static Call of(List<String> arguments) {
            String file = null;
            String use = null;
            Map<String, BigDecimal> backgrounds = new LinkedHashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                int sign = argument.indexOf('=');
                String option = argument.startsWith("--") && sign > 0 ? argument.substring(0, sign) : argument;
                if (option.equals("--use") || option.equals("--background")) {
                    boolean joined = !option.equals(argument);
                    if (!joined && i + 1 >= arguments.size()) {
                        throw new WrongCall();
                    }
                    String value = joined ? argument.substring(sign + 1) : arguments.get(++i);
                    if (option.equals("--use")) {
                        use = value;
                    } else {
                        addBackgrounds(value, backgrounds);
                    }
                } else if (argument.startsWith("--") || file != null) {
                    throw new WrongCall();
                } else {
                    file = argument;
                }
            }
            if (file == null) {
                throw new WrongCall();
            }
            return new Call(file, use, backgrounds);
        }

        private static void addBackgrounds(String list, Map<String, BigDecimal> backgrounds) {
            for (String pair : list.split("[,，;；、]+")) {
                if (pair.isBlank()) {
                    continue;
                }
                String[] parts = pair.split("[=＝:：]", 2);
                SoilItem item = SoilItems.current().item(parts[0].strip(), null);
                SoilLimit limit = item.limit();
                if (limit == null || !limit.background()) {
                    throw Refusal.invalid("背景值只用于砷、钴、钒，不能用于“" + parts[0].strip() + "”。请改正后再试。");
                }
                Measurement figure = Measurement.of(parts.length < 2 ? "" : parts[1]);
                BigDecimal number = figure.figure();
                SoilUnit unit = figure.unit();
                if (number == null
                        || figure.state() != Measurement.State.DETECTED
                        || figure.bound() != Measurement.Bound.EXACT
                        || unit != null && !unit.symbol().equals("mg/kg")) {
                    throw Refusal.invalid("“" + pair + "”不是背景值。请写成 砷=40，单位是 mg/kg。");
                }
                backgrounds.put(limit.item(), number);
            }
        }
    }
}
