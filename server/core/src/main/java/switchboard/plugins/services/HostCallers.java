package switchboard.plugins.services;

import java.lang.reflect.Proxy;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;

/** Who may be named as the one who asks: whom the host has authenticated, not somebody a plugin has made up. */
final class HostCallers {

    private HostCallers() {}

    /** @throws ForbiddenException {@code plugin.foreign_caller} where the object is not one of the host's own */
    static Caller require(String plugin, Caller caller) {
        Class<?> type = caller.getClass();
        boolean made = Proxy.isProxyClass(type) || type.getClassLoader() != HostCallers.class.getClassLoader();
        if (made) {
            throw new ForbiddenException(
                    "plugin.foreign_caller",
                    "The module " + plugin + " names a caller of its own making; callers come from the host.");
        }
        return caller;
    }
}
