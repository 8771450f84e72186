package cn.jingtu.platform.web;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.security.SignIn;
import cn.jingtu.platform.security.SignIn.Answer;
import cn.jingtu.platform.text.AsTyped;
import cn.jingtu.platform.text.Text;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People change their own password, at any time, and before anything else when somebody else has made it. */
@RestController
@RequestMapping(OneTime.OWN_PASSWORD)
class OwnPasswordController {

    /** Characters of a password; nobody types more, and each is worked through many times. */
    private static final int LONGEST = 200;

    private final IdentityService identities;
    private final SignIn signIn;
    private final CurrentUser user;

    OwnPasswordController(IdentityService identities, SignIn signIn, CurrentUser user) {
        this.identities = identities;
        this.signIn = signIn;
        this.user = user;
    }

    record Change(
            @AsTyped @Text(name = "原密码", max = LONGEST, optional = true) @Nullable
            String oldPassword,

            @AsTyped @Text(name = "新密码", max = LONGEST, optional = true) @Nullable
            String newPassword) {

        @Override
        public String toString() {
            return "Change[]";
        }
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@Valid @RequestBody Change change, HttpServletResponse response) {
        String fresh = change.newPassword();
        if (fresh == null || fresh.isEmpty()) {
            throw Refusal.invalid("请填写新密码。");
        }
        Answer answer = signIn.check(user.id(), change.oldPassword());
        if (!answer.isRight()) {
            long seconds = answer.delaySeconds();
            if (seconds > 0) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            }
            throw Refusal.invalid("原密码不正确" + (seconds == 0 ? "，请重新填写。" : "，请在 " + seconds + " 秒后再试。"));
        }
        if (fresh.equals(change.oldPassword())) {
            throw Refusal.invalid("新密码不能与原密码相同，请换一个密码。");
        }
        var account = identities.createUserQuery().userId(user.id()).singleResult();
        account.setPassword(fresh);
        identities.saveUser(account);
    }
}
