package switchboard.triage.conditions;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The Common Expression Language without whatever could grow or go on: no macros, so no loops; no joining of texts and
 * lists; patterns of our own making alone. What is left takes time in proportion to the condition and to the ticket, and
 * both are bounded.
 */
final class Language {

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(Conditions.LONGEST)
            .maxParseRecursionDepth(40)
            .maxParseExpressionNodeCount(800)
            .comprehensionMaxIterations(0)
            .build();
    private static final CelType TEXT_MAP = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final Set<CelType> GROWING = Set.of(SimpleType.STRING, SimpleType.BYTES);

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private Language(CelCompiler compiler, CelRuntime runtime) {
        this.compiler = compiler;
        this.runtime = runtime;
    }

    static Language open() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions(Language::isHarmless)
                        .build())
                .addFunctionDeclarations(
                        function("mentions", member("string_mentions", SimpleType.BOOL, SimpleType.STRING)),
                        function("mentionsAny", member("string_mentions_any", SimpleType.BOOL, TEXTS)),
                        function("matches", member("string_matches_pattern", SimpleType.BOOL, SimpleType.STRING)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "get",
                                CelOverloadDecl.newMemberOverload(
                                        "map_get", SimpleType.DYN, TEXT_MAP, SimpleType.STRING, SimpleType.DYN)))
                .setResultType(SimpleType.BOOL);
        Vocabulary.TYPES.forEach(builder::addVar);
        CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(
                        CelFunctionBinding.from("string_mentions", String.class, String.class, Keywords::mentions),
                        CelFunctionBinding.from("string_mentions_any", String.class, List.class, Keywords::mentionsAny),
                        CelFunctionBinding.from("string_matches_pattern", String.class, String.class, Patterns::find),
                        CelFunctionBinding.from(
                                "map_get",
                                List.of(Map.class, String.class, Object.class),
                                given -> Objects.requireNonNullElse(((Map<?, ?>) given[0]).get(given[1]), given[2])))
                .build();
        return new Language(builder.build(), runtime);
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl overload) {
        return CelFunctionDecl.newFunctionDeclaration(name, overload);
    }

    private static CelOverloadDecl member(String id, CelType result, CelType argument) {
        return CelOverloadDecl.newMemberOverload(id, result, SimpleType.STRING, argument);
    }

    private static boolean isHarmless(StandardFunction function, StandardOverload overload) {
        CelType result = overload.celOverloadDecl().resultType();
        boolean grows = function == StandardFunction.ADD && (GROWING.contains(result) || result instanceof ListType);
        return !grows && function != StandardFunction.MATCHES;
    }

    CelAbstractSyntaxTree compile(String expression) throws CelValidationException {
        return compiler.compile(expression, "condition").getAst();
    }

    CelRuntime.Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return runtime.createProgram(tree);
    }
}
