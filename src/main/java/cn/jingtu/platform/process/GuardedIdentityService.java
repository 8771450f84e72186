package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.security.SignIn;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's identity service, which checks a password wherever the engine asks for one at the place that slows down
 * whoever guesses, and says in words why it does not take a new one.
 */
class GuardedIdentityService extends IdentityServiceImpl {

    private static final Map<String, String> RULES = Map.of(
            "PASSWORD_POLICY_LENGTH", "至少 %s 个字符",
            "PASSWORD_POLICY_LOWERCASE", "至少 %s 个小写字母",
            "PASSWORD_POLICY_UPPERCASE", "至少 %s 个大写字母",
            "PASSWORD_POLICY_DIGIT", "至少 %s 个数字",
            "PASSWORD_POLICY_SPECIAL", "至少 %s 个特殊字符",
            "PASSWORD_POLICY_USER_DATA", "不得包含用户名、姓名或邮箱");

    private final Supplier<SignIn> signIn;

    GuardedIdentityService(Supplier<SignIn> signIn) {
        this.signIn = signIn;
    }

    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        return userId != null && signIn.get().check(userId, password).isRight();
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        if (!skipPasswordPolicy && user instanceof UserEntity entity && entity.hasNewPassword()) {
            mustBeGood(entity);
        }
        super.saveUser(user, skipPasswordPolicy);
    }

    /** Said inside a command, as every refusal that callers of the engine get. */
    private void mustBeGood(UserEntity user) {
        commandExecutor.execute((ProgramCommand<Boolean>) context -> {
            if (!user.checkPasswordAgainstPolicy()) {
                String rules = getPasswordPolicy().getRules().stream()
                        .map(GuardedIdentityService::words)
                        .collect(Collectors.joining("、"));
                throw Refusal.invalid("新密码不符合要求：" + rules + "。请换一个密码。");
            }
            return true;
        });
    }

    private static String words(PasswordPolicyRule rule) {
        String words = RULES.getOrDefault(rule.getPlaceholder(), rule.getPlaceholder());
        Map<String, String> parameters = rule.getParameters();
        return parameters == null ? words : words.formatted(parameters.values().toArray());
    }
}
