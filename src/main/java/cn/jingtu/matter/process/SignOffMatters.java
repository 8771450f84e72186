package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.matter.SignOffs;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a sign-off is about: the matter of the procedure that called it. */
@Component
class SignOffMatters implements MatterSource {

    private final ObjectProvider<SignOffs> signOffs;
    private final ObjectProvider<Matters> matters;

    SignOffMatters(ObjectProvider<SignOffs> signOffs, ObjectProvider<Matters> matters) {
        this.signOffs = signOffs;
        this.matters = matters;
    }

    @Override
    public Set<String> procedures() {
        return Set.of("sign-off");
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return signOffs.getObject()
                .find(key)
                .map(s -> new MatterRow(key, s.row().matter(), s.row().under(), s.kind() + "：" + s.title()));
    }

    @Override
    public Set<String> keys(Matter matter) {
        return Set.copyOf(signOffs.getObject().about(matter));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        return matters.getObject().briefOfMatter(row, body);
    }
}
