package extract


func attributions(*input, []entityMention) []attribution { return nil }
