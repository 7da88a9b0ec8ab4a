package switchboard.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
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
        return modules.values().stream().map(ModuleDocuments::module).toList();
    }

    private static ApiModule module(Generation generation) {
        return new ApiModule(
                generation.id(), generation.version(), generation.manifest().mount(), read(generation.loader()));
    }

    private static byte @Nullable [] read(ClassLoader loader) {
        try (InputStream document = loader.getResourceAsStream(OpenApiDocuments.RESOURCE)) {
            return document == null ? null : document.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
