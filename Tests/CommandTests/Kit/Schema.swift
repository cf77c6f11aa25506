import Foundation

/// A JSON Schema, as far as `docs/digest.schema.json` uses the language: type, required, properties, items, `$ref` to
/// `$defs`, additionalProperties, const, pattern and minimum.
struct Schema {
    private let root: [String: Any]

    init(contentsOf file: URL) throws {
        root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    }

    /// Where and how a value does not follow the schema; empty when it does.
    func violations(of value: Any) -> [String] { violations(of: value, root, at: "$") }

    private func violations(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let definitions = root["$defs"] as? [String: Any] ?? [:]
            let name = reference.replacing("#/$defs/", with: "")
            guard let definition = definitions[name] as? [String: Any] else { return ["\(path): no \(reference)"] }
            return violations(of: value, definition, at: path)
        }
        if let type = schema["type"] as? String, !Self.is(value, type) { return ["\(path): not of type \(type)"] }
        if let const = schema["const"] as? NSObject, const != value as? NSObject { return ["\(path): not \(const)"] }
        switch value {
        case let object as [String: Any]: return violations(ofObject: object, schema, at: path)
        case let array as [Any]:
            guard let items = schema["items"] as? [String: Any] else { return [] }
            return array.enumerated().flatMap { violations(of: $1, items, at: "\(path)[\($0)]") }
        case let text as String:
            guard let pattern = schema["pattern"] as? String, let regex = try? Regex(pattern) else { return [] }
            return text.contains(regex) ? [] : ["\(path): '\(text)' does not match \(pattern)"]
        case let number as Int:
            guard let minimum = schema["minimum"] as? Int, number < minimum else { return [] }
            return ["\(path): \(number) is below \(minimum)"]
        default: return []
        }
    }

    private func violations(ofObject object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): no \($0)" }
        for (key, value) in object {
            if let property = properties[key] {
                found += violations(of: value, property, at: "\(path).\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path): \(key) is not in the schema")
            }
        }
        return found
    }

    private static func `is`(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "integer": value is Int
        case "boolean": value is Bool
        default: false
        }
    }
}
