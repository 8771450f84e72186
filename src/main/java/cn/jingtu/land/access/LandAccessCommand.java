package cn.jingtu.land.access;

import cn.jingtu.platform.offline.JsonFile;
import cn.jingtu.platform.offline.OfflineCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;

/** {@code land-access FACTS.json}: whether one plot may pass a gate. */
public final class LandAccessCommand implements OfflineCommand {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String name() {
        return "land-access";
    }

    @Override
    public String usage() {
        return "事实文件.json（格式见 src/docs/land-access.md）";
    }

    @Override
    public String failed() {
        return "判定准入时出错，没有得到结果。请检查事实文件后再试。";
    }

    @Override
    public String answer(List<String> arguments) throws JsonProcessingException {
        if (arguments.size() != 1) {
            throw new WrongCall();
        }
        Facts facts = FactsFile.read(JsonFile.read(Path.of(arguments.get(0))));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(LandAccess.answer(facts));
    }
}
