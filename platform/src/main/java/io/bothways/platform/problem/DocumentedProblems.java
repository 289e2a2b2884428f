package io.bothways.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Adds to the API description, while the service is built, the problems that an operation can answer by its shape: who
 * is secured can be refused, what has an id can be missing, what takes {@code If-Match} can be stale. Each response
 * names the problems of its status that this service knows; {@code default} names the rest.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentedProblems implements OASFilter {

    private static final String SCHEMA = "Problem";

    private final List<ProblemType> types;

    /** @param index all classes of the service, among them the enums of its problems */
    public DocumentedProblems(IndexView index) {
        types = index.getAllKnownImplementations(ProblemType.class).stream()
                .map(ClassInfo::name)
                .map(name -> constants(name.toString()))
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
                .toList();
    }

    private static List<ProblemType> constants(String className) {
        try {
            Object[] constants = Class.forName(
                            className, true, Thread.currentThread().getContextClassLoader())
                    .getEnumConstants();
            return constants == null
                    ? List.of()
                    : Stream.of(constants).map(ProblemType.class::cast).toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The problems of " + className + " cannot be documented", e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema(SCHEMA, schema());
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> document(path, method, operation)));
    }

    private void document(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        Set<Integer> statuses = statuses(path, method, operation);
        responses.keySet().stream()
                .filter(status -> status.startsWith("4"))
                .forEach(status -> statuses.add(Integer.valueOf(status)));
        for (int status : statuses) {
            responses.put(Integer.toString(status), response(path, slugs(type -> type.status() == status)));
        }
        responses.put("default", response(path, slugs(type -> !statuses.contains(type.status()))));
        APIResponses sorted = OASFactory.createAPIResponses();
        responses.forEach(sorted::addAPIResponse);
        operation.setResponses(sorted);
    }

    private static Set<Integer> statuses(String path, PathItem.HttpMethod method, Operation operation) {
        Set<Integer> statuses = new TreeSet<>();
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        boolean hasBody = operation.getRequestBody() != null;
        boolean isOurs = isOurs(path);
        if (!path.startsWith("/problems/")) {
            statuses.addAll(List.of(401, 403));
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (hasBody || parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY)) {
            statuses.add(400);
        }
        if (hasBody) {
            statuses.addAll(List.of(413, 415));
        }
        if (has(parameters, "If-Match")) {
            statuses.add(412);
            if (isOurs) {
                statuses.add(428);
            }
        }
        if (has(parameters, "Idempotency-Key")) {
            statuses.add(422);
        }
        if (isOurs && method != PathItem.HttpMethod.GET) {
            statuses.add(409);
        }
        return statuses;
    }

    private static boolean has(List<Parameter> parameters, String header) {
        return parameters.stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private String slugs(Predicate<ProblemType> chosen) {
        return types.stream().filter(chosen).map(ProblemType::slug).collect(Collectors.joining(", "));
    }

    private static APIResponse response(String path, String slugs) {
        APIResponse response = OASFactory.createAPIResponse().description(slugs);
        // other standards bring the form of their errors with them
        return isOurs(path) ? response.content(problems()) : response;
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/v1/") || path.startsWith("/ops/");
    }

    private static Content problems() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA)));
    }

    private static Schema schema() {
        Schema error = object("What is wrong with one field")
                .addProperty("pointer", text("JSON Pointer into the request"))
                .addProperty("message", text("What would be allowed"))
                .required(new ArrayList<>(List.of("message", "pointer")));
        return object("What was refused and why (RFC 9457); a type may have further members, named on its page")
                .addProperty("type", text("/problems/ and the name of the problem; the service serves a page there"))
                .addProperty("title", text("The same for every occurrence"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What is special about this occurrence"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error))
                .required(new ArrayList<>(List.of("status", "title", "type")));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
