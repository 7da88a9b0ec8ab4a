package switchboard.testkit.fakes;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import switchboard.api.Contributions;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.jobs.JobDefinition;

/** What a plugin's {@code contribute} declares, without anything being started. */
public final class Declared {

    private record Call(String method, Object argument) {}

    private final List<Call> calls = new ArrayList<>();

    private Declared() {}

    /** Asks the plugin. */
    public static Declared by(ServiceDeskPlugin plugin) {
        Declared declared = new Declared();
        // A proxy, so that methods that later versions of the API add are recorded too.
        Contributions recorder = (Contributions) Proxy.newProxyInstance(
                Contributions.class.getClassLoader(),
                new Class<?>[] {Contributions.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(declared, arguments);
                    }
                    declared.calls.add(new Call(method.getName(), arguments[0]));
                    return proxy;
                });
        plugin.contribute(recorder);
        return declared;
    }

    /** What was given to {@link Contributions}, of this type, in its order. */
    public <T> List<T> all(Class<T> type) {
        return calls.stream()
                .map(Call::argument)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The names of the methods of {@link Contributions} that were called, in their order. */
    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /** The job of this name. */
    public JobDefinition job(String name) {
        return all(JobDefinition.class).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No job " + name + " is declared"));
    }
}
