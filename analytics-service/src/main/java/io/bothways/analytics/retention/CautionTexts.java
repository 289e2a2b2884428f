package io.bothways.analytics.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of cautions in a shipped language. */
@ApplicationScoped
class CautionTexts {

    private static final ResourceBundle.Control ENGLISH_IF_MISSING =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String of(Caution caution, Locale language) {
        return ResourceBundle.getBundle("messages.cautions", language, ENGLISH_IF_MISSING)
                .getString(caution.code());
    }
}
