package pack

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// UnmarshalYAML keeps the order of the file: a role declared first is filled
// first.
func (r *Roles) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: roles must map a role to its slots", n.Line)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		var slots []string
		if err := n.Content[i+1].Decode(&slots); err != nil {
			return fmt.Errorf("line %d: role %s: %w", n.Content[i].Line, n.Content[i].Value, err)
		}
		*r = append(*r, RoleSlots{Role: n.Content[i].Value, Slots: slots})
	}
	return nil
}
