package cn.jingtu.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that failed over a data file names every line to mend. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FileProblemsAnalyzer extends AbstractFailureAnalyzer<FileProblemsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FileProblemsException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), "请按上述说明改正文件后重新启动。", cause);
    }
}
