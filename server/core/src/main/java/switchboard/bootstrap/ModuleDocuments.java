package switchboard.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.http.openapi.ApiModules;
import switchboard.http.openapi.OpenApiDocuments;
import switchboard.plugins.PluginHost;
import switchboard.plugins.generation.Generation;

/** The parts of the API document that the enabled plugins have brought from their builds. */
final class ModuleDocuments implements ApiModules {

    private final PluginHost host;

    ModuleDocuments(PluginHost host) {
        this.host = host;
    }

    @Override
    public List<ApiModule> enabledFor(Caller caller) {
        // Without a token it is not known for whom: then the document describes what the desk has.
        Map<String, Generation> modules = caller.anonymous() ? host.live() : host.liveFor(caller);
        return modules.values().stream().flatMap(ModuleDocuments::documents).toList();
    }

    /**
     * What a module has below tickets it may describe in a document of its own, {@code META-INF/openapi-tickets.json}, and
     * must where a path there is also one below its mount: a document has each path once.
     */
    private static Stream<ApiModule> documents(Generation generation) {
        Stream<ApiModule> below = OpenApiDocuments.PARENTS.stream()
                .map(parent -> module(generation, parent, "META-INF/openapi-" + parent + "s.json"))
                .filter(module -> module.document() != null);
        return Stream.concat(Stream.of(module(generation, "", OpenApiDocuments.RESOURCE)), below);
    }

    private static ApiModule module(Generation generation, String below, String resource) {
        return new ApiModule(
                generation.id(),
                generation.version(),
                generation.manifest().mount(),
                below,
                read(generation.loader(), resource));
    }

    private static byte @Nullable [] read(ClassLoader loader, String resource) {
        try (InputStream document = loader.getResourceAsStream(resource)) {
            return document == null ? null : document.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
