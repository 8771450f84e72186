package cn.jingtu.platform;

/**
 * A group is gone, and with it what its members could do by it. Published within the transaction, while the engine asks
 * for no rights of whoever did it.
 */
public record GroupDeleted(String groupId) {}
