package io.greenline.dialplan;

import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Optional;

/** Values as they stand in a dialplan: a number, true, false, a list of texts, or a text in quotes. */
final class StartValues {
    private StartValues() {}

    static Optional<Value> of(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> of(scalar);
            case Items items
            when items.values().stream().allMatch(StartValues::isText) ->
                Optional.of(new Value.Texts(
                        items.values().stream().map(Object::toString).toList()));
            case Items _, Block _ -> Optional.empty();
        };
    }

    private static boolean isText(YamlValue value) {
        return value instanceof Scalar scalar && !scalar.isEmpty();
    }

    private static Optional<Value> of(Scalar scalar) {
        if (scalar.isQuoted()) {
            return Optional.of(new Value.Text(scalar.text()));
        }
        if (scalar.text().matches("-?(?:0|[1-9]\\d{0,14})\\.\\d{1,15}")) {
            return Optional.of(new Value.Decimal(Double.parseDouble(scalar.text())));
        }
        boolean numberOrFlag = scalar.text().matches("true|false|-?(?:0|[1-9]\\d{0,17})");
        return numberOrFlag ? CelExpressions.constant(scalar.text()) : Optional.empty();
    }
}
