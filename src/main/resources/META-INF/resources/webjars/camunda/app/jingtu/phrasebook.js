// How the web apps' fixed English reads here.

export const permissions = {
  ALL: '全部', NONE: '无', ACCESS: '使用', CREATE: '新建', READ: '查看', UPDATE: '修改', DELETE: '删除', SET: '设置',
  CREATE_INSTANCE: '启动流程', READ_INSTANCE: '查看实例', UPDATE_INSTANCE: '修改实例', DELETE_INSTANCE: '删除实例',
  MIGRATE_INSTANCE: '迁移实例', SUSPEND_INSTANCE: '暂停实例', SUSPEND: '暂停', RETRY_JOB: '重试作业',
  READ_TASK: '查看任务', UPDATE_TASK: '修改任务', TASK_ASSIGN: '指派任务', TASK_WORK: '办理任务',
  READ_VARIABLE: '查看变量', UPDATE_VARIABLE: '修改变量',
  READ_TASK_VARIABLE: '查看任务变量', UPDATE_TASK_VARIABLE: '修改任务变量',
  READ_INSTANCE_VARIABLE: '查看实例变量', UPDATE_INSTANCE_VARIABLE: '修改实例变量',
  READ_HISTORY: '查看历史', UPDATE_HISTORY: '修改历史', DELETE_HISTORY: '删除历史',
  READ_HISTORY_VARIABLE: '查看历史变量',
  CREATE_BATCH_MIGRATE_PROCESS_INSTANCES: '批量迁移实例', CREATE_BATCH_MODIFY_PROCESS_INSTANCES: '批量调整实例',
  CREATE_BATCH_RESTART_PROCESS_INSTANCES: '批量重新启动实例',
  CREATE_BATCH_DELETE_RUNNING_PROCESS_INSTANCES: '批量删除运行中的实例',
  CREATE_BATCH_DELETE_FINISHED_PROCESS_INSTANCES: '批量删除已结束的实例',
  CREATE_BATCH_DELETE_DECISION_INSTANCES: '批量删除决策实例',
  CREATE_BATCH_UPDATE_PROCESS_INSTANCES_SUSPEND: '批量暂停或恢复实例', CREATE_BATCH_SET_VARIABLES: '批量设置变量',
  CREATE_BATCH_SET_JOB_RETRIES: '批量设置作业重试次数',
  CREATE_BATCH_SET_EXTERNAL_TASK_RETRIES: '批量设置外部任务重试次数', CREATE_BATCH_SET_REMOVAL_TIME: '批量设置清除时间'
};

export const resources = {
  Application: '应用', Authorization: '授权', Batch: '批处理', DecisionDefinition: '决策定义',
  DecisionRequirementsDefinition: '决策关系定义', Deployment: '部署', Filter: '筛选器', Group: '用户组',
  'Group membership': '用户组成员', HistoricProcessInstance: '历史流程实例', HistoricTask: '历史任务',
  OperationLogCategory: '操作日志', ProcessDefinition: '流程定义', ProcessInstance: '流程实例', System: '系统',
  Task: '任务', Tenant: '城市', TenantMembership: '城市成员', User: '用户'
};

// English that is fixed in widgets of the web apps, and how it reads here. A phrase is only replaced inside the
// elements named by `within`, never in what users have written. `patterns` are pairs for String.replace.
/**
 * Places of the web apps, as CSS selectors, and the English that is found there: whole phrases, and patterns with what
 * stands in their place.
 * @type {{within: string, phrases?: Record<string, string>, patterns?: [RegExp, any][]}[]}
 */
export default [
  {
    within: '.fjs-container',
    phrases: {
      'Select': '请选择',
      'Search': '搜索',
      'No results': '没有结果',
      'All values selected': '已全部选择',
      'Nothing to show.': '暂无内容。',
      'No content to show.': '暂无内容。',
      'Add new': '新增一项',
      'Collapse': '收起',
      'Skip to search': '转到搜索框',
      'Remove tag': '移除',
      'Previous page': '上一页',
      'Next page': '下一页',
      'Increment': '增大',
      'Decrement': '减小',
      'Click to remove sorting': '取消排序',
      'External content couldn\'t be loaded.': '外部内容未能加载。',
      'yyyy-mm-dd': '年-月-日',
      'hh:mm': '时:分',
      'hh:mm ?m': '时:分',
      'Field is required.': '此项必填。',
      'Field must be a valid email.': '请填写正确的电子邮箱地址。',
      'Field must be a valid  international phone number. (e.g. +4930664040900)':
        '请填写带国家代码的电话号码，如 +8613800000000。',
      'Value is not a number.': '请填写数字。',
      'Date and time must both be entered.': '日期和时间须一并填写。'
    },
    patterns: [
      [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
      [/^Remove list item (\d+)$/, '删除第 $1 项'],
      [/^Click to sort by (.+) ascending$/, '按$1升序排列'],
      [/^Click to sort by (.+) descending$/, '按$1降序排列'],
      [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
      [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
      [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
      [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
      [/^Field must match pattern .+\.$/s, '填写的格式不正确。'],
      [/^Value is expected to be an integer\.$/, '请填写整数。'],
      [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
      [
        /^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
        '该数值不可用，最接近的可用数值为 $1 和 $2。'
      ]
    ]
  },
  {
    within: '[uib-datepicker], .uib-datepicker, .uib-datepicker-popup',
    phrases: { 'previous': '上一页', 'next': '下一页' }
  },
  {
    within: '[uib-timepicker], .uib-timepicker',
    phrases: { 'HH': '时', 'MM': '分', 'SS': '秒' }
  },
  {
    within: '[cam-widget-bpmn-viewer], [cam-widget-dmn-viewer]',
    phrases: { 'zoom in': '放大', 'zoom out': '缩小', 'reset zoom': '恢复原大小' }
  },
  {
    within: '.dmn-decision-table-container',
    phrases: {
      'Hit policy:': '命中规则：',
      'Unique': '唯一',
      'First': '首条',
      'Priority': '按优先级',
      'Any': '任一',
      'Collect': '汇总',
      'Collect (Sum)': '汇总（求和）',
      'Collect (Min)': '汇总（最小）',
      'Collect (Max)': '汇总（最大）',
      'Collect (Count)': '汇总（计数）',
      'Rule order': '按规则次序',
      'Output order': '按输出次序',
      'When': '如果',
      'And': '并且',
      'Then': '那么',
      'Annotations': '说明',
      'Input type': '输入类型',
      'Input values': '输入值',
      'Output label': '输出',
      'Output name': '输出',
      'Output type': '输出类型',
      'Output values': '输出值',
      'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
        '规则互不重叠，至多命中一条',
      'Rules may overlap. The first matching rule will be chosen': '规则可以重叠，取首条命中的规则',
      'Rules may overlap. The one with the highest priority will be chosen': '规则可以重叠，取优先级最高的规则',
      'Rules may overlap. Their output have to match': '规则可以重叠，但输出须一致',
      'Collects the values of all matching rules': '汇总全部命中规则的值',
      'Collects the values of all matching rules and sums up to a single value': '汇总全部命中规则的值并求和',
      'Collects the values of all matching rules and uses the lowest value': '取全部命中规则的最小值',
      'Collects the values of all matching rules and uses the highest value': '取全部命中规则的最大值',
      'Collects the values of all matching rules and counts the number of them': '计算命中规则的条数',
      'Collects the values of all matching rules in rule order': '按规则次序汇总全部命中规则的值',
      'Collects the values of all matching rules in decreasing output priority order':
        '按输出优先级从高到低汇总全部命中规则的值'
    },
    patterns: [
      [/^Decision name: /, '决策：'],
      [/^Input (?:label|expression): /, '输入：']
    ]
  },
  {
    within: '.dmn-decision-table-container .input-variable, .dmn-decision-table-container .output-variable',
    phrases: {
      'string': '文本', 'boolean': '是/否', 'integer': '整数', 'long': '长整数', 'double': '小数', 'number': '数字',
      'date': '日期'
    }
  },
  {
    within: '.app-switch',
    phrases: { 'Welcome': '首页', 'Tasklist': '任务办理', 'Cockpit': '流程监控', 'Admin': '系统管理' }
  },
  {
    within: 'form input',
    phrases: { 'Jonny': '张三', 'Prosciutto': '科长', 'j.prosciutto@acme.org': 'zhangsan@example.cn' }
  },
  {
    within: '.null-value',
    phrases: { 'null': '无' }
  },
  {
    within: '.cam-table thead',
    phrases: { 'State': '状态' }
  },
  {
    within: '[cam-widget-variables-table] .actions',
    phrases: { 'Actions': '操作' }
  },
  {
    within: '[cam-widget-variables-table] .col-type, select[ng-model="variable.type"], '
      + 'select[ng-model="newVariable.type"], select[ng-model="variable.varType"]',
    phrases: {
      'Boolean': '是/否', 'String': '文本', 'Integer': '整数', 'Long': '长整数', 'Short': '短整数', 'Double': '小数',
      'Date': '日期', 'Object': '对象', 'File': '文件', 'Bytes': '字节', 'Null': '空值'
    }
  },
  {
    within: '.incidents-tab .type',
    phrases: { 'Failed Job': '作业失败', 'failedExternalTask': '外部任务失败' }
  },
  {
    within: '.job-definition .type',
    phrases: {
      'async-continuation': '后台继续',
      'message': '后台执行',
      'timer-transition': '定时流转',
      'timer-intermediate-transition': '定时等待',
      'timer-start-event': '定时发起',
      'timer-task-listener': '任务定时提醒'
    }
  },
  {
    within: '.job-definition .configuration',
    phrases: { 'async-before': '环节开始前', 'async-after': '环节结束后' },
    patterns: [
      [/^DURATION: /, '时长：'],
      [/^DATE: /, '时间：'],
      [/^CYCLE: /, '周期：']
    ]
  },
  {
    within: '[notifications-panel]',
    phrases: {
      'This process definition has no job definitions associated with. The job priority cannot be overridden.':
        '该流程定义没有作业定义，不能修改作业优先级。'
    },
    patterns: [
      [/^Error\b/, '错误'],
      [/^Failed\b/, '失败'],
      [/(?:<\w+> <- )?No matching task with id .+/s, '该任务已不存在，可能已经办结，请刷新任务列表。'],
      [/(?:ENGINE-\d+ )?Execution of .+ updated by another transaction concurrently.*/s, '他人刚刚作了修改，请刷新页面后重试。'],
      [/The user with id '.+' does not have .+/s, '您没有进行该操作的权限，如工作需要，请联系系统管理员。'],
      // What Tasklist says when it may not save a task: an answer without a message, as it came.
      [/^\{"type":"InvalidRequestException".+/s, '系统未接受该修改。']
    ]
  },
  {
    within: '.permissions',
    patterns: [[/^[A-Z_]+(?:, [A-Z_]+)*$/, list => list.split(', ').map(name => permissions[name] ?? name).join('、')]]
  },
  {
    within: '#footer-timezone',
    phrases: { 'Asia/Shanghai': '北京时间' }
  }
];
