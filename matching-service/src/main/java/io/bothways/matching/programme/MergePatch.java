package io.bothways.matching.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396: fields of the patch replace fields of the target, null removes them, objects are merged. */
final class MergePatch {
    private MergePatch() {}

    static void apply(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value.isObject() && target.get(field.getKey()) instanceof ObjectNode nested) {
                apply(nested, value);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }
}
