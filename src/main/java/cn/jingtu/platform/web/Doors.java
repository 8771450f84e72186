package cn.jingtu.platform.web;

import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.SignIn;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/** What every door needs to tell who comes. */
@Component
record Doors(ProcessEngine engine, SignIn signIn, Accounts accounts, SecurityLog log, ObjectMapper json) {}
