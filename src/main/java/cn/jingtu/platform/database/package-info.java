/** The database: a server named by the operator, or a PostgreSQL of the program's own. */
@NullMarked
package cn.jingtu.platform.database;

import org.jspecify.annotations.NullMarked;
