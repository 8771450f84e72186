package cn.jingtu.platform.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.security.WebCall;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AuthorizationCheckCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.CreateGroupQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetHistoryLevelCmd;
import org.camunda.bpm.engine.impl.cmd.GetPasswordPolicyCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.IsIdentityServiceReadOnlyCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The few commands that a request's thread may give the engine without a user: those that find out who somebody is, each
 * only for the account that the caller claims to be, and, once that is known, what the engine's own REST resources ask in
 * nobody's name, which tells nothing of any city.
 */
final class IdentifyingCommands {

    private IdentifyingCommands() {}

    static boolean allow(WebCall call, Command<?> command) {
        if (call.isKnown()
                && (command instanceof GetHistoryLevelCmd
                        || command instanceof GetProcessApplicationForDeploymentCmd
                        || command instanceof GetDeployedProcessDefinitionCmd)) {
            return true;
        }
        if (!call.isIdentifying()) {
            return false;
        }
        if (command instanceof CheckPassword || command instanceof AuthorizationCheckCmd) {
            return call.isIdentifying(CommandField.read(command, "userId"));
        }
        if (command instanceof UserQueryImpl users) {
            // The sign-in page asks whether there is an administrator at all.
            return call.isIdentifying(users.getId()) || isAnyAdministrator(users);
        }
        if (command instanceof GroupQueryImpl groups) {
            return call.isIdentifying(groups.getUserId());
        }
        if (command instanceof TenantQueryImpl tenants) {
            return call.isIdentifying(tenants.getUserId());
        }
        // These make a query or tell what every page says; what a query asks is checked when it is put.
        return command instanceof CreateUserQueryCmd
                || command instanceof CreateGroupQueryCmd
                || command instanceof CreateTenantQueryCmd
                || command instanceof IsIdentityServiceReadOnlyCmd
                || command instanceof GetPasswordPolicyCmd;
    }

    private static boolean isAnyAdministrator(UserQueryImpl users) {
        return CurrentUser.ADMINISTRATORS.equals(users.getGroupId())
                && "COUNT".equals(String.valueOf(CommandField.<Object>read(users, "resultType")));
    }
}
