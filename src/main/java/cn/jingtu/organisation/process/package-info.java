/** The bodies of a city as tenants, groups and rights of the engine, and the accounts and filters to begin with. */
@NullMarked
@NamedInterface
package cn.jingtu.organisation.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
