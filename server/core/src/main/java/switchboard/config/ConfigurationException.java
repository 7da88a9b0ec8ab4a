package switchboard.config;

import java.io.Serial;
import java.util.List;

/** The configuration cannot be used. The message names every fault, a line each, and no secret. */
public final class ConfigurationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public ConfigurationException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
