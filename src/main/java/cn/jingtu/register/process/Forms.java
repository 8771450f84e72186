package cn.jingtu.register.process;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the forms of registers hand in. */
final class Forms {

    private static final int MOST = 200;
    /** The answers to a form of fifty questions, each with a remark; the field itself says what is too long. */
    private static final int LONGEST = 20_000;

    private Forms() {}

    /** @param values by code of the field, each as it was typed; null for nothing */
    record FillEntry(
            @NotNull(message = "没有收到填写的内容") @Size(max = MOST, message = "栏目过多") @Called("填写的内容")
            Map<String, @Nullable @Text(name = "填写的内容", max = LONGEST, optional = true) String> values) {

        Map<String, String> typed() {
            return Values.typed(values);
        }
    }
}
