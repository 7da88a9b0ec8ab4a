package switchboard.plugins.calls;

import java.io.Serial;

/**
 * An Error that left a plugin: missing classes, endless recursion, a failed assertion. Or what it threw and nobody may take
 * for their own: an interrupt. The host goes on.
 */
public final class PluginFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    PluginFailure(Throwable cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
