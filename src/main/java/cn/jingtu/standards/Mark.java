package cn.jingtu.standards;

/** Whether somebody opened the text that a rule rests on, or it is told from memory and the customer has to confirm it. */
public enum Mark {
    VERIFIED,
    RECALLED
}
