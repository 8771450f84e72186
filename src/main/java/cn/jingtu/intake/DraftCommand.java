package cn.jingtu.intake;

import cn.jingtu.platform.offline.OfflineCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;

/** {@code draft FILE}: reads a plan document without starting the program. */
public final class DraftCommand implements OfflineCommand {

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public String usage() {
        return "文件（.docx、.doc、.pdf、.html 或 .txt）";
    }

    @Override
    public String failed() {
        return "读取计划时出错，没有得到结果。请另存为 .docx 或 .txt 后再试。";
    }

    @Override
    public String answer(List<String> arguments) throws JsonProcessingException {
        if (arguments.size() != 1) {
            throw new WrongCall();
        }
        return DraftJson.write(PlanDocumentReader.read(TextExtraction.extract(Path.of(arguments.get(0))))
                .draft());
    }

    @Override
    public boolean isRefusal(RuntimeException thrown) {
        return thrown instanceof PlanDocumentException;
    }
}
