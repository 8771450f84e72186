package cn.jingtu.platform.database;

import cn.jingtu.platform.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A node's turn to start, held as an advisory lock of the database: it ends when the node has started, or with the
 * connection when the node dies.
 */
final class StartTurn {

    private static final int OLDEST_SERVER = 15;

    /** Any number will do, as long as every node uses the same and nobody else does. */
    private static final long LOCK = 0x4a494e475455L;

    private final Connection connection;

    private StartTurn(Connection connection) {
        this.connection = connection;
    }

    static StartTurn take(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartFailure(
                    "数据库地址 " + url + " 不是 PostgreSQL 地址。", "请把 SPRING_DATASOURCE_URL 设为 jdbc:postgresql://主机:端口/库名。");
        }
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "15");
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(url, properties);
            refuseOld(connection.getMetaData().getDatabaseMajorVersion());
            try (var statement = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
                statement.setLong(1, LOCK);
                statement.execute();
            }
            return new StartTurn(connection);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw e instanceof SQLException failure ? explained(failure, url, user) : (RuntimeException) e;
        }
    }

    static void refuseOld(int version) {
        if (version < OLDEST_SERVER) {
            throw new StartFailure(
                    "数据库服务器版本为 PostgreSQL " + version + "，过旧。", "请升级到 PostgreSQL " + OLDEST_SERVER + " 或更新版本，数据未作改动。");
        }
    }

    void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LoggerFactory.getLogger(StartTurn.class).debug("the connection was gone already", e);
        }
    }

    private static StartFailure explained(SQLException failure, String url, String user) {
        // Everything behind the question mark may be a secret.
        String address = url.replaceFirst("\\?.*", "");
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return new StartFailure(
                    "数据库 " + address + " 拒绝用户“" + user + "”登录。",
                    "请检查 SPRING_DATASOURCE_USERNAME 和 SPRING_DATASOURCE_PASSWORD。",
                    failure);
        }
        if (state.equals("3D000")) {
            return new StartFailure("数据库服务器上没有库 " + address + "。", "请先建库，或改正 SPRING_DATASOURCE_URL 中的库名。", failure);
        }
        if (state.startsWith("08")) {
            return new StartFailure(
                    "连接不上数据库 " + address + "。", "请检查 SPRING_DATASOURCE_URL 的主机和端口、网络以及数据库服务是否已启动。", failure);
        }
        return new StartFailure("数据库 " + address + " 不可用：" + failure.getMessage() + "。", "请检查数据库设置后重新启动。", failure);
    }
}
